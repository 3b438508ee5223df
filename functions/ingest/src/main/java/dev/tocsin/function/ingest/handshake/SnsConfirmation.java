// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.function.ingest.format.Value;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * SNS posts a {@code SubscriptionConfirmation}, signed, whose {@code SubscribeURL} must be called
 * before anything else comes. AWS signs for every topic of every account, so only topics that the
 * source names under {@code tenants} are confirmed; it may leave them out only where something else
 * than AWS's certificate proves the sender. A {@code UnsubscribeConfirmation} has such a URL too,
 * which would subscribe again: that is for a person to decide, so it is no handshake here.
 */
final class SnsConfirmation implements Greeter {

  private static final Pattern TOPIC =
      Pattern.compile(
          "arn:(aws[a-z-]*):sns:([a-z0-9-]{3,30}):\\d{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?");

  private final ToIntFunction<URI> get;

  /**
   * @param get calls a URL and returns the status of the answer
   */
  SnsConfirmation(ToIntFunction<URI> get) {
    this.get = get;
  }

  @Override
  public Optional<Greeting> signed(Caller caller) {
    var body = caller.body().get();
    if (!Caller.text(body, "Type").equals("SubscriptionConfirmation")) {
      return Optional.empty();
    }
    var topic = Caller.text(body, "TopicArn");
    if (!caller.source().admits(Optional.of(topic))) {
      return Optional.of(Greeting.declined("FOREIGN_TENANT"));
    }
    return Optional.of(
        address(body, topic)
            .map(this::confirm)
            .orElseGet(() -> Greeting.declined("FOREIGN_SUBSCRIBE_URL")));
  }

  private Greeting confirm(URI address) {
    int status = get.applyAsInt(address);
    if (status < 200 || status > 299) {
      // SNS sends it again where it is told that we could not.
      throw new IllegalStateException("SNS answered " + status + " to the confirmation");
    }
    return Greeting.nod();
  }

  /** The address, if it confirms this very topic in the topic's own region. */
  private static Optional<URI> address(Value body, String topic) {
    var arn = TOPIC.matcher(topic);
    if (!arn.matches()) {
      return Optional.empty();
    }
    var host =
        "sns.%s.amazonaws.com%s"
            .formatted(arn.group(2), arn.group(1).equals("aws-cn") ? ".cn" : "");
    return parsed(Caller.text(body, "SubscribeURL"))
        .filter(url -> "https".equals(url.getScheme()) && host.equals(url.getRawAuthority()))
        .filter(url -> "/".equals(url.getRawPath()) && url.getRawFragment() == null)
        .filter(
            url ->
                parameters(url)
                    .equals(
                        Map.of(
                            "Action",
                            "ConfirmSubscription",
                            "TopicArn",
                            topic,
                            "Token",
                            Caller.text(body, "Token"))));
  }

  private static Optional<URI> parsed(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> parameters(URI url) {
    var all = new HashMap<String, String>();
    for (var pair : String.valueOf(url.getRawQuery()).split("&", 9)) {
      int at = pair.indexOf('=');
      if (at < 0 || all.put(pair.substring(0, at), decoded(pair.substring(at + 1))) != null) {
        return Map.of();
      }
    }
    return all;
  }

  private static String decoded(String text) {
    // URI.create has refused what is no encoding.
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
