// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.alert.Labels;
import dev.tocsin.match.Matcher.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

  private static final Labels LABELS =
      Labels.of("alertname", "Down", "service", "cache-manager", "severity", "critical");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "severity=critical               ; true",
        "severity=crit                   ; false",
        "severity!=critical              ; false",
        "severity!=warning               ; true",
        "severity=~critical|emergency    ; true",
        "service=~cache                  ; false", // anchored at both ends
        "service=~cache.*                ; true",
        "service!~cache.*                ; false",
        "service!~queue.*                ; true",
        "team=\"\"                       ; true", // an absent label has the empty value
        "team!=\"\"                      ; false",
        "team=~.*                        ; true",
        "team=~.+                        ; false",
        "team!=web                       ; true",
        "severity=~.*.*                  ; true",
      })
  void matches(String text, boolean expected) {
    assertThat(Matcher.parse(text).matches(LABELS)).isEqualTo(expected);
  }

  @Test
  void alternativesAreAnchoredAsAWhole() {
    assertThat(Matcher.parse("service=~\"cache|queue\"").matches(Labels.of("service", "cache")))
        .isTrue();
    assertThat(Matcher.parse("service=~\"cache|queue\"").matches(Labels.of("service", "queue2")))
        .isFalse();
  }

  @Test
  void signsOfAnExpressionMeanThemselvesWhereNoExpressionIsAsked() {
    assertThat(Matcher.parse("service=\"a.c\"").matches(Labels.of("service", "abc"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "severity=critical",
        "severity=\"critical\"",
        "  severity = \"critical\"  ",
        "{severity=\"critical\"}",
        "\"severity\"=critical"
      })
  void allWaysOfWritingAreRead(String text) {
    assertThat(Matcher.parse(text))
        .isEqualTo(Matcher.of("severity", Operator.EQUAL, "critical"))
        .hasSameHashCodeAs(Matcher.of("severity", Operator.EQUAL, "critical"));
  }

  @Test
  void escapesAreReadAndUnknownOnesStayAsWritten() {
    assertThat(Matcher.parse("a=\"say \\\"hi\\\"\\n\\\\\"").value()).isEqualTo("say \"hi\"\n\\");
    assertThat(Matcher.parse("code=~\"5\\d\\d\"").matches(Labels.of("code", "503"))).isTrue();
  }

  @Test
  void textIsReadBack() {
    var matcher = Matcher.of("a", Operator.NOT_MATCHES, "x\\.y|\"z\"\n");

    assertThat(Matcher.parse(matcher.toString())).isEqualTo(matcher);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "severity",
        "=critical",
        "severity==~x=\"",
        "severity=\"critical",
        "1x=2",
        "a=~(",
        "a=~["
      })
  void textThatIsNoMatcherIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Matcher.parse(text));
  }

  @Test
  void matchersHoldWhenAllOfThemHold() {
    assertThat(Matchers.of("severity=critical", "service=~cache.*").match(LABELS)).isTrue();
    assertThat(Matchers.of("severity=critical", "service=queue").match(LABELS)).isFalse();
    assertThat(Matchers.NONE.match(LABELS)).isTrue();
  }

  @Test
  void matchersReadTheSameHoweverTheyWereOrdered() {
    assertThat(Matchers.of("job=~.*", "env=prod"))
        .isEqualTo(Matchers.of("env=prod", "job=~.*"))
        .hasToString("{env=\"prod\",job=~\".*\"}");
  }
}
