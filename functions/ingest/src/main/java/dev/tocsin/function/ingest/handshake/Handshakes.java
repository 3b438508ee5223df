// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.format.Value;
import dev.tocsin.source.Handshake;
import dev.tocsin.source.Source;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The handshakes that there are, each by the word for it in {@code signatures.yaml}. */
public final class Handshakes {

  private static final Greeter NONE = new Greeter() {};

  private final Map<Handshake, Greeter> greeters = new EnumMap<>(Handshake.class);

  /**
   * @param secrets the accepted values of a secret by its name
   * @param get calls a URL and returns the status of the answer
   */
  public Handshakes(
      Function<String, List<String>> secrets, LearnedSecrets learned, ToIntFunction<URI> get) {
    for (var handshake : Handshake.values()) {
      greeters.put(
          handshake,
          switch (handshake) {
            case NONE -> NONE;
            case OKTA -> new OktaVerification();
            case META -> new MetaSubscription(secrets);
            case DROPBOX -> new DropboxChallenge();
            case ASANA -> new AsanaSecret(learned);
            case NOTION -> new NotionToken(learned);
            case SLACK -> new SlackChallenge();
            case ZOOM -> new ZoomValidation(secrets);
            case DISCORD -> new DiscordPing();
            case XERO -> new XeroIntent();
            case SNS -> new SnsConfirmation(get);
          });
    }
  }

  /** The answer to a handshake that comes before there is a signature. */
  public Optional<Greeting> unsigned(Delivery delivery, List<Source> senders, Instant now) {
    if (senders.size() != 1) {
      return Optional.empty();
    }
    var source = senders.getFirst();
    return greeter(source)
        .unsigned(new Caller(delivery, source, () -> Value.parse(delivery.body()), now));
  }

  /** The answer to a handshake of a sender whose proof holds. */
  public Optional<Greeting> signed(
      Delivery delivery, Source source, Supplier<Value> body, Instant now) {
    return greeter(source).signed(new Caller(delivery, source, body, now));
  }

  /** An answer as its receiver wants it, whatever it is about. */
  public Answer worded(Answer answer, List<Source> senders) {
    return senders.size() == 1 && greeter(senders.getFirst()).wantsBareAnswers()
        ? answer.bare()
        : answer;
  }

  private Greeter greeter(Source source) {
    return greeters.getOrDefault(source.handshake(), NONE);
  }
}
