// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.match;

import dev.tocsin.alert.Labels;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on one label, as in Alertmanager: {@code severity="critical"}, {@code env!="test"},
 * {@code service=~"cache|queue"}, {@code team!~"web-.*"}. A label that is absent has the empty
 * value, so {@code team=""} holds where there is no team.
 *
 * <p>Regular expressions are anchored: the whole value must match. They are Java's, and people
 * write them who may change the configuration anyway; what RE2 and Java have in common behaves as
 * it does in Alertmanager, look-around and back references are refused there and work here.
 *
 * @param value the text to compare with, or the regular expression
 */
public record Matcher(String name, Operator operator, String value, Pattern pattern)
    implements Comparable<Matcher> {

  private static final Comparator<Matcher> ORDER =
      Comparator.comparing(Matcher::name)
          .thenComparing(Matcher::value)
          .thenComparing(Matcher::operator);

  /** How value and label are compared. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    boolean isRegex() {
      return this == MATCHES || this == NOT_MATCHES;
    }
  }

  /** A matcher; an {@link IllegalArgumentException} says what is wrong with the expression. */
  public static Matcher of(String name, Operator operator, String value) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a matcher needs the name of a label");
    }
    try {
      var pattern = Pattern.compile(operator.isRegex() ? value : Pattern.quote(value));
      return new Matcher(name, operator, value, pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: " + value + " (" + e.getDescription() + ")", e);
    }
  }

  /**
   * Reads a matcher as Alertmanager's configuration writes it: {@code name="value"}, the quotes
   * being optional; an {@link IllegalArgumentException} says what is wrong.
   */
  public static Matcher parse(String text) {
    return MatcherText.parse(text);
  }

  public boolean matches(Labels labels) {
    var found = labels.get(name);
    return switch (operator) {
      case EQUAL -> found.equals(value);
      case NOT_EQUAL -> !found.equals(value);
      case MATCHES -> pattern.matcher(found).matches();
      case NOT_MATCHES -> !pattern.matcher(found).matches();
    };
  }

  @Override
  public int compareTo(Matcher other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher matcher && compareTo(matcher) == 0;
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** As {@link #parse} reads it back. */
  @Override
  public String toString() {
    return name + operator.sign() + MatcherText.quoted(value);
  }
}
