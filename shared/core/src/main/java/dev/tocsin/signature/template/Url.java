// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.signature.Refusal;
import java.util.Optional;

/** A URL as text, of which the parts are taken without changing a character. */
public record Url(String text) {

  /** What stands before the query. */
  String withoutQuery() {
    int mark = text.indexOf('?');
    return mark < 0 ? text : text.substring(0, mark);
  }

  /** A parameter of the query. */
  public Optional<String> parameter(String name) throws Refusal {
    int mark = text.indexOf('?');
    return mark < 0 ? Optional.empty() : Form.parse(text.substring(mark + 1)).only(name);
  }

  /** With the port that the scheme implies, if it has none. */
  String withPort() {
    int end = authorityEnd();
    return end < 0 || hasPort(end)
        ? text
        : text.substring(0, end)
            + (text.startsWith("http:") ? ":80" : ":443")
            + text.substring(end);
  }

  /** Without a port. */
  String withoutPort() {
    int end = authorityEnd();
    return end < 0 || !hasPort(end)
        ? text
        : text.substring(0, text.lastIndexOf(':', end - 1)) + text.substring(end);
  }

  /** Where the host and port end, or -1 if there are none. */
  private int authorityEnd() {
    int start = text.indexOf("://");
    if (start < 0) {
      return -1;
    }
    int end = start + "://".length();
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private boolean hasPort(int end) {
    int at = end - 1;
    while (at > 0 && Character.isDigit(text.charAt(at))) {
      at--;
    }
    return at < end - 1 && text.charAt(at) == ':';
  }
}
