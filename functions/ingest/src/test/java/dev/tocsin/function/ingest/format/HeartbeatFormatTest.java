// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.signature.Headers;
import dev.tocsin.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatFormatTest {

  private final Format format = new HeartbeatFormat();

  @ParameterizedTest
  @EnumSource(Content.class)
  void anythingAndNothingIsASignOfLife(Content content) {
    assertThat(beat("", content, Map.of())).containsExactly("src");
    assertThat(beat("{\"a\":1}", content, Map.of())).containsExactly("src");
    assertThat(beat("no JSON %zz", content, Map.of())).containsExactly("src");
    assertThat(format.contents()).contains(content);
  }

  @ParameterizedTest
  @CsvSource({"'{\"name\":\"backup\"}',JSON", "name=backup,FORM"})
  void bodyMayNameIt(String body, Content content) {
    assertThat(beat(body, content, Map.of())).containsExactly("backup");
  }

  @Test
  void queryMayNameItAndGoesFirst() {
    assertThat(beat("name=other", Content.FORM, Map.of("name", "backup")))
        .containsExactly("backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source:github", "two words", "\n", "\u00e9"})
  void nameThatIsNoneIsRefusedSoThatNobodyVouchesForAnotherSource(String name) {
    assertThatThrownBy(() -> beat("", Content.OTHER, Map.of("name", name)))
        .isInstanceOf(InvalidPayload.class)
        .hasMessage("name: not the name of a heartbeat");
  }

  private Iterable<String> beat(String body, Content content, Map<String, String> query) {
    var value = format.parse(body.getBytes(StandardCharsets.UTF_8), content);
    return format
        .read(value, new Arrival("src", Headers.ofSingle(Map.of()), query, ManualClock.START))
        .heartbeats();
  }
}
