// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How a shared secret's text becomes the bytes of a key. */
public enum KeyForm {
  /** The UTF-8 bytes of the text, even where it looks like base64 (Stripe, Xero, Zendesk). */
  TEXT,
  HEX,
  BASE64,
  /** Base64 behind {@code whsec_}, as Standard Webhooks writes it. */
  WHSEC;

  private static final String WHSEC_PREFIX = "whsec_";

  /**
   * The key, or nothing if the text is empty or not of this form: such a secret accepts nothing.
   */
  public Optional<byte[]> decode(String secret) {
    try {
      var key =
          switch (this) {
            case TEXT -> secret.getBytes(StandardCharsets.UTF_8);
            case HEX -> HexFormat.of().parseHex(secret);
            case BASE64 -> Base64.getDecoder().decode(secret);
            case WHSEC ->
                Base64.getDecoder()
                    .decode(
                        secret.startsWith(WHSEC_PREFIX)
                            ? secret.substring(WHSEC_PREFIX.length())
                            : secret);
          };
      return key.length == 0 ? Optional.empty() : Optional.of(key);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
