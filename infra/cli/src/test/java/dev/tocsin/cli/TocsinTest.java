// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TocsinTest {

  private static final String ALERTS =
      """
      {"alerts":[
        {"name":"Down","severity":"critical","labels":{"service":"cache"},"status":"firing","startsAt":"2026-01-05T10:00:00Z"},
        {"name":"A\\u001b[31m","status":"resolved","startsAt":"2026-01-05T11:00:00Z","endsAt":null}]}
      """;

  private Terminal terminal;

  @BeforeEach
  void open() throws IOException {
    terminal = new Terminal();
  }

  @AfterEach
  void close() {
    terminal.close();
  }

  @Test
  void listIsATable() {
    assertThat(terminal.answering(200, ALERTS).type("alerts")).isEqualTo(Tocsin.DONE);
    assertThat(terminal.asked).isEqualTo("GET /api/v1/alerts");
    assertThat(terminal.out)
        .isEqualTo(
            """
            NAME    SEVERITY  SERVICE  STATUS    STARTS AT
            Down    critical  cache    firing    2026-01-05T10:00:00Z
            A [31m                     resolved  2026-01-05T11:00:00Z
            """);
  }

  @Test
  void listIsTheAnswerItselfAsJson() {
    assertThat(terminal.answering(200, ALERTS).type("alerts", "--json")).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out).isEqualTo(ALERTS + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "incidents", "recoveries"})
  void emptyListSaysSo(String list) {
    terminal.answering(200, "{\"" + list + "\":[]}");
    assertThat(terminal.type(list)).isEqualTo(Tocsin.DONE);
    assertThat(terminal.asked).isEqualTo("GET /api/v1/" + list);
    assertThat(terminal.out).isEqualTo("none\n");
  }

  @Test
  void tokenIsTheEnvironmentsElseTheLocalOne() {
    terminal.answering(200, "{\"alerts\":[]}").type("alerts");
    assertThat(terminal.headers)
        .containsEntry("Authorization", List.of("Bearer local-only-api-token"));
    terminal.with("TOCSIN_TOKEN", "mine").type("alerts");
    assertThat(terminal.headers).containsEntry("Authorization", List.of("Bearer mine"));
  }

  @Test
  void refusalGoesToStandardErrorWithItsExitCode() {
    assertThat(terminal.answering(401, "{}").type("alerts")).isEqualTo(Tocsin.REFUSED);
    assertThat(terminal.out).isEmpty();
    assertThat(terminal.err).contains("401");
    assertThat(terminal.answering(200, "<html>").type("alerts")).isEqualTo(Tocsin.UNREACHABLE);
  }

  @Test
  void helpNamesEveryCommandAndEachExplainsItself() {
    assertThat(terminal.type("--help")).isEqualTo(Tocsin.DONE);
    for (var command :
        List.of("send", "alerts", "incidents", "recoveries", "redrive", "signatures")) {
      assertThat(terminal.type("--help")).isEqualTo(Tocsin.DONE);
      assertThat(terminal.out).contains("\n  " + command);
      assertThat(terminal.type(command, "--help")).isEqualTo(Tocsin.DONE);
      assertThat(terminal.out).startsWith("usage: tocsin " + command);
    }
  }

  @Test
  void wrongUseIsAnExitCode() {
    assertThat(terminal.type()).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.type("alert")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("there is no command 'alert'");
    assertThat(terminal.type("alerts", "--verbose")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("there is no option --verbose");
    assertThat(terminal.type("alerts", "--url")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("--url needs a value");
    assertThat(terminal.type("alerts", "extra")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.type("redrive", "a", "b")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.type("signatures", "explain", "x")).isEqualTo(Tocsin.USAGE);
  }

  @Test
  void rehearsalPlaysTheUsualCommands() {
    assertThat(Rehearsal.play(Map.of("TOCSIN_ROOT", Terminal.ROOT.toString())))
        .isEqualTo(Tocsin.DONE);
  }
}
