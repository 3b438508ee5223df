// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How signature bytes are written. Decoding is strict: one text for each value, so that a signature
 * can't be written in two ways.
 */
enum Encoding {
  /** Lower-case digits only: every sender writes them so, and their own libraries insist on it. */
  HEX {
    @Override
    Optional<byte[]> decode(String text) {
      return HEX_DIGITS.matcher(text).matches()
          ? Optional.of(HexFormat.of().parseHex(text))
          : Optional.empty();
    }

    @Override
    String encode(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  },
  /** RFC 4648 with padding. */
  BASE64 {
    @Override
    Optional<byte[]> decode(String text) {
      try {
        // The JDK's decoder takes missing padding and stray last bits; the way back finds them.
        var bytes = Base64.getDecoder().decode(text);
        return bytes.length > 0 && encode(bytes).equals(text)
            ? Optional.of(bytes)
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    String encode(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  };

  private static final Pattern HEX_DIGITS = Pattern.compile("(?:[0-9a-f]{2})+");

  /** The bytes, or nothing if the text is not exactly how this encoding writes some bytes. */
  abstract Optional<byte[]> decode(String text);

  abstract String encode(byte[] bytes);
}
