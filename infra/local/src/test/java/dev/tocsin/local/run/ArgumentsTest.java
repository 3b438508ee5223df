// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static Arguments parse(String line) {
    return Arguments.parse(line.isEmpty() ? new String[0] : line.split(" "));
  }

  @Test
  void runKeepsItsStateUnlessToldOtherwise() {
    assertThat(parse("run").state()).contains(Path.of(".state"));
    assertThat(parse("run --state a --ephemeral").state()).isEmpty();
    assertThat(parse("run --port 0").port()).isZero();
  }

  @Test
  void anInvocationLeavesNoState() {
    var arguments = parse("invoke ingest event.json");

    assertThat(arguments.state()).isEmpty();
    assertThat(arguments.operand(0)).isEqualTo("ingest");
    assertThat(arguments.operand(1)).isEqualTo("event.json");
  }

  @ParameterizedTest
  @CsvSource({
    "run --port many,   --port",
    "run --port 65536,  65536",
    "run --port,        --port needs a value",
    "run --colour red,  unknown option --colour",
    "'',                usage",
  })
  void mistakesAreNamed(String line, String told) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aMissingOperandShowsTheUsage() {
    assertThatThrownBy(() -> parse("invoke ingest").operand(1))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("invoke FUNCTION EVENTFILE");
  }
}
