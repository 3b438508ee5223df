// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers that sign a message by the Standard Webhooks specification, version 1: HMAC-SHA256
 * over id, time in seconds and the body's bytes, joined by full stops.
 */
public final class StandardWebhook {

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  private StandardWebhook() {}

  /**
   * @param id the same for every attempt to deliver this message
   * @param secret the key in Base64, with or without {@code whsec_} in front
   */
  public static Map<String, String> headers(String id, Instant at, byte[] body, String secret) {
    var timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", timestamp,
        "webhook-signature", "v1," + signature(id + "." + timestamp + ".", body, secret));
  }

  private static String signature(String head, byte[] body, String secret) {
    var key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), HMAC));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }
}
