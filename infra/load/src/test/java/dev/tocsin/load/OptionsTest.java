// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final Map<String, Long> KNOWN = Map.of("--kills", 3L, "--seed", 1L);

  @Test
  void whatIsNotGivenIsAsItUsuallyIs() {
    var options = Options.parse(List.of("--kills", "7"), KNOWN);
    assertThat(options.number("--kills")).isEqualTo(7);
    assertThat(options.get("--seed")).isEqualTo(1);
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThatThrownBy(() -> Options.parse(List.of("--kill", "7"), KNOWN))
        .hasMessage("unknown option --kill");
    assertThatThrownBy(() -> Options.parse(List.of("--kills"), KNOWN))
        .hasMessage("--kills needs a whole number, not ''");
    assertThatThrownBy(() -> Options.parse(List.of("--kills", "-1"), KNOWN))
        .hasMessage("--kills needs a whole number, not '-1'");
  }
}
