// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * How signature bytes are written. Decoding is strict: one text for each value, so that a signature
 * can't be written in two ways.
 */
public enum Encoding {
  /** Lower-case digits only: nearly every sender writes them so, and their libraries insist. */
  HEX {
    @Override
    public Optional<byte[]> decode(String text) {
      return isHex(text) ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    @Override
    public String encode(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  },
  /** Digits of either case, for a sender whose own library takes both. */
  HEX_ANY_CASE {
    @Override
    public Optional<byte[]> decode(String text) {
      return HEX.decode(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String encode(byte[] bytes) {
      return HEX.encode(bytes);
    }
  },
  /** RFC 4648 with padding. */
  BASE64 {
    @Override
    public Optional<byte[]> decode(String text) {
      return canonical(text, Base64.getDecoder());
    }

    @Override
    public String encode(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  },
  /** RFC 4648 section 5 without padding, as JWS writes it. */
  BASE64_URL {
    @Override
    public Optional<byte[]> decode(String text) {
      return canonical(text, Base64.getUrlDecoder());
    }

    @Override
    public String encode(byte[] bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  };

  /** The bytes, or nothing if the text is not exactly how this encoding writes some bytes. */
  public abstract Optional<byte[]> decode(String text);

  public abstract String encode(byte[] bytes);

  Optional<byte[]> canonical(String text, Base64.Decoder decoder) {
    try {
      // The JDK's decoder takes missing padding and stray last bits; the way back finds them.
      var bytes = decoder.decode(text);
      return bytes.length > 0 && encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() % 2 == 0;
  }
}
