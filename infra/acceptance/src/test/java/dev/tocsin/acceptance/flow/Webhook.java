// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as a sender makes it that signs by the Standard Webhooks specification. Signed here by
 * hand, so that a mistake in the suite's own code can't agree with itself.
 */
record Webhook(
    String source, String id, Instant at, String contentType, String signed, String sent) {

  /** Both sources of these tests have this one. */
  static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("acceptance-tests-only".getBytes(StandardCharsets.UTF_8));

  /** Signed now, under an id of its own. */
  static Webhook of(String source, String body) {
    return new Webhook(
        source, "msg_" + UUID.randomUUID(), Instant.now(), "application/json", body, body);
  }

  Webhook signedAt(Instant instant) {
    return new Webhook(source, id, instant, contentType, signed, sent);
  }

  Webhook ofType(String type) {
    return new Webhook(source, id, at, type, signed, sent);
  }

  /** Changed on its way, after it was signed. */
  Webhook arrivingAs(String body) {
    return new Webhook(source, id, at, contentType, signed, body);
  }

  String eventId() {
    return source + ":" + id;
  }

  HttpRequest request(URI api) {
    return HttpRequest.newBuilder(api.resolve("/webhooks/" + source))
        .header("content-type", contentType)
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
        .header("webhook-signature", "v1," + signature())
        .POST(HttpRequest.BodyPublishers.ofString(sent))
        .build();
  }

  private String signature() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
      var content = id + "." + at.getEpochSecond() + "." + signed;
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
