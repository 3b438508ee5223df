// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-01-05T09:00:00Z'",
        "'2026-01-05T09:00:00.000+0000'",
        "'2026-01-05T10:00:00+0100'",
        "'2026-01-05T10:00:00+01:00'",
        "1767603600",
        "1767603600000",
        "'1767603600'",
        "'1767603600000'"
      })
  void timeIsWrittenInManyWays(String time) {
    assertThat(value("{'t':" + time + "}").get("t").time())
        .isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
  }

  @Test
  void whatDescribesIsReadLenientlyAndWhatDecidesIsNot() {
    var value = value("{'a':{'b':1,'c':[],'d':null}}");
    assertThat(value.scalar("a", "b")).isEqualTo("1");
    assertThat(value.scalar("a", "c")).isEmpty();
    assertThat(value.scalar("a", "d")).isEmpty();
    assertThat(value.scalar("a", "b", "x")).isEmpty();
    assertThat(value.get("a").scalars()).isEqualTo(Map.of("b", "1"));
    assertThatThrownBy(() -> value.get("a").get("b").text()).hasMessage("a.b: expected a text");
  }

  @Test
  void jsonInATextIsReadUnderItsPlace() {
    var inner = value("{'m':'{\\\"a\\\":{\\\"b\\\":1}}'}").get("m").wrapped().orElseThrow();
    assertThatThrownBy(() -> inner.get("a").get("b").text()).hasMessage("m.a.b: expected a text");
    assertThat(value("{'m':'plain'}").get("m").wrapped()).isEmpty();
    assertThat(value("{'m':'5'}").get("m").wrapped()).isEmpty();
    assertThat(value("{'m':''}").get("m").wrapped()).isEmpty();
  }

  @Test
  void formIsAnObjectOfTexts() {
    assertThat(form("a=1&b=x+y%21&a=2&c=&=z&d").texts())
        .isEqualTo(Map.of("a", "2", "b", "x y!", "c", ""));
    assertThatThrownBy(() -> form("a=%zz")).hasMessage("the body: it is not a form");
    var many = new StringBuilder();
    for (int i = 0; i <= 1_000; i++) {
      many.append("&k").append(i).append("=v");
    }
    assertThatThrownBy(() -> form(many.toString())).hasMessage("the body: more than 1000 fields");
  }

  private static Value form(String body) {
    return Value.ofForm(body.getBytes(StandardCharsets.UTF_8));
  }
}
