// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import org.jspecify.annotations.Nullable;

/** Writes the little XML that the Query protocol answers with. */
public final class Xml {

  private final StringBuilder text = new StringBuilder();

  public Xml open(String element) {
    text.append('<').append(element).append('>');
    return this;
  }

  public Xml close(String element) {
    text.append("</").append(element).append('>');
    return this;
  }

  /** An element with a text; none if there is no text. */
  public Xml text(String element, @Nullable String value) {
    if (value == null) {
      return this;
    }
    return open(element).escaped(value).close(element);
  }

  /** What has been written elsewhere. */
  public Xml raw(Xml inner) {
    text.append(inner.text);
    return this;
  }

  private Xml escaped(String value) {
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(c);
              }
            });
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
