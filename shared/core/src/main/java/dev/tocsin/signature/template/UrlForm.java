// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import java.util.Locale;
import java.util.Map;

/** How a sender may have written the URL when it signed it. */
public enum UrlForm {
  AS_GIVEN {
    @Override
    String of(Url url) {
      return url.text();
    }
  },
  WITH_PORT {
    @Override
    String of(Url url) {
      return url.withPort();
    }
  },
  WITHOUT_PORT {
    @Override
    String of(Url url) {
      return url.withoutPort();
    }
  },
  WITHOUT_QUERY {
    @Override
    String of(Url url) {
      return url.withoutQuery();
    }
  },
  /** With the twelve characters unescaped that HubSpot unescapes, and no others. */
  UNESCAPED {
    @Override
    String of(Url url) {
      return unescaped(url.text());
    }
  };

  /** developers.hubspot.com, request validation: URL-encoded characters to decode. */
  private static final Map<String, Character> HUBSPOT =
      Map.ofEntries(
          Map.entry("3A", ':'),
          Map.entry("2F", '/'),
          Map.entry("3F", '?'),
          Map.entry("40", '@'),
          Map.entry("21", '!'),
          Map.entry("24", '$'),
          Map.entry("27", '\''),
          Map.entry("28", '('),
          Map.entry("29", ')'),
          Map.entry("2A", '*'),
          Map.entry("2C", ','),
          Map.entry("3B", ';'));

  abstract String of(Url url);

  private static String unescaped(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      var digits =
          text.charAt(i) == '%' && i + 2 < text.length()
              ? text.substring(i + 1, i + 3).toUpperCase(Locale.ROOT)
              : "";
      var meant = HUBSPOT.get(digits);
      if (meant == null) {
        plain.append(text.charAt(i));
      } else {
        plain.append(meant.charValue());
        i += 2;
      }
    }
    return plain.toString();
  }
}
