// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesCommandTest {

  /** Vectors that lie beside the repository, where they do. */
  private static final Path SHARED =
      Terminal.ROOT.resolve("../shared/vectors/webhook-signatures.json");

  /** The example of GitHub's documentation. */
  private static final String GITHUB =
      """
      {"id":"%s","provider":"github","secret":"It's a Secret to Everybody","method":"POST","url":"https://h/",
       "headers":{"X-Hub-Signature-256":["sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"]},
       "body_base64":"SGVsbG8sIFdvcmxkIQ==","now":1700000000,"params":{"tolerance_seconds":null},
       "expect":"%s","advisory":%s,"why":"because"}
      """;

  @TempDir private Path folder;
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
  void agreementIsCounted() throws IOException {
    assertThat(check(GITHUB.formatted("a", "valid", "false"))).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out).isEqualTo("1 agreed, 0 disagreed (and 0 advisory)\n");
  }

  @Test
  void disagreementIsNamedAndAnExitCode() throws IOException {
    assertThat(check(GITHUB.formatted("a", "invalid", "false"))).isEqualTo(Tocsin.REFUSED);
    assertThat(terminal.out)
        .isEqualTo(
            """
            a: expected invalid, found valid: because
            0 agreed, 1 disagreed (and 0 advisory)
            """);
  }

  @Test
  void advisoryDisagreementIsNamedAndNoExitCode() throws IOException {
    assertThat(check(GITHUB.formatted("a", "invalid", "true"))).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out)
        .startsWith("a (advisory): expected invalid, found valid")
        .endsWith("0 agreed, 0 disagreed (and 1 advisory)\n");
  }

  @Test
  void senderWithoutAPresetIsNamedAndADisagreementWhateverWasExpected() throws IOException {
    for (var expected : List.of("valid", "invalid")) {
      var vector = GITHUB.formatted("a", expected, "false").replace("\"github\"", "\"odd\"");
      assertThat(check(vector)).isEqualTo(Tocsin.REFUSED);
      assertThat(terminal.out)
          .contains("a: expected " + expected + ", found there is no preset for 'odd'");
    }
  }

  @Test
  void vectorThatCanNotBeReadIsADisagreementAndNotTheEnd() throws IOException {
    var broken = GITHUB.formatted("a", "invalid", "false").replace("SGVsbG8sIFdvcmxkIQ==", "%%%");
    assertThat(check(broken + "," + GITHUB.formatted("b", "valid", "false")))
        .isEqualTo(Tocsin.REFUSED);
    assertThat(terminal.out).endsWith("1 agreed, 1 disagreed (and 0 advisory)\n");
  }

  @Test
  void sumsAreJsonWhenAskedFor() throws IOException {
    var file = folder.resolve("vectors.json");
    Files.writeString(file, "[" + GITHUB.formatted("a", "valid", "false") + "]");
    terminal.type("signatures", "check", file.toString(), "--json");
    assertThat(terminal.out).isEqualTo("{\"agreed\":1,\"disagreed\":0,\"advisory\":0}\n");
  }

  @Test
  void presetsAgreeWithTheSharedVectorsOfTheirSenders() {
    assumeThat(Files.exists(SHARED))
        .as("no test vectors beside the repository: %s", SHARED)
        .isTrue();
    terminal.type("signatures", "check", SHARED.toString());

    assertThat(terminal.out).isEqualTo("280 agreed, 0 disagreed (and 0 advisory)\n");
  }

  @Test
  void presetsAgreeWithOurOwnVectors() {
    terminal.type("signatures", "check", MutantsTest.OWN.toString());
    assertThat(terminal.out).matches("[34]\\d\\d agreed, 0 disagreed \\(and 0 advisory\\)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GitHub", "github-webhooks", "git_hub", "GitHub App"})
  void senderIsKnownByTheNamesThatItGoesBy(String provider) throws IOException {
    var vector =
        GITHUB.formatted("a", "valid", "false").replace("\"github\"", '"' + provider + '"');
    assertThat(check(vector)).isEqualTo(Tocsin.DONE);
  }

  private int check(String vector) throws IOException {
    var file = folder.resolve("vectors.json");
    Files.writeString(file, "[" + vector + "]");
    return terminal.type("signatures", "check", file.toString());
  }
}
