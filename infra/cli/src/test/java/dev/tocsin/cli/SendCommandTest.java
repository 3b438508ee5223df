// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.source.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendCommandTest {

  private static final Path EVENTS = Terminal.ROOT.resolve("events");
  private static final String PLAIN = EVENTS.resolve("plain-alert.json").toString();

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

  static List<Path> events() throws IOException {
    var names = sources().byName().keySet();
    try (var files = Files.list(EVENTS)) {
      return files
          .filter(file -> names.contains(file.getFileName().toString().split("-")[0]))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsSentVerifies(Path event) throws IOException {
    assertThat(terminal.type("send", event.toString(), "--id", "id-1")).isEqualTo(Tocsin.DONE);

    var url = URI.create(terminal.asked.substring("POST ".length()));
    var source = sources().find(url.getPath().substring("/webhooks/".length())).orElseThrow();
    var secrets =
        Secrets.ofJson(Files.readString(Terminal.ROOT.resolve("infra/local/secrets.json")));
    var verdict =
        Verifier.verify(
            source.scheme(),
            source.keys(secrets::find),
            new Request(
                "POST",
                url.toString(),
                Headers.of(terminal.headers),
                terminal.body,
                new JsonDocuments()),
            Instant.now());
    assertThat(verdict).isInstanceOf(Verdict.Verified.class);
    if (terminal.headers.containsValue(List.of("id-1"))) {
      assertThat(verdict).isEqualTo(new Verdict.Verified(Optional.of("id-1")));
    }
  }

  @Test
  void answerIsPrinted() {
    terminal.answering(202, "{\"eventId\":\"plain:1\"}");

    assertThat(terminal.type("send", PLAIN)).isEqualTo(Tocsin.DONE);
    assertThat(terminal.out)
        .isEqualTo(
            "POST " + terminal.url() + "/webhooks/plain -> 202\n{\"eventId\":\"plain:1\"}\n");

    terminal.type("send", PLAIN, "--json");
    assertThat(terminal.out).isEqualTo("{\"eventId\":\"plain:1\"}\n");
  }

  @Test
  void refusalIsAnExitCode() {
    for (int status : new int[] {400, 401, 429, 503}) {
      terminal.answering(status, "{\"status\":" + status + "}");

      assertThat(terminal.type("send", PLAIN)).isEqualTo(Tocsin.REFUSED);
      assertThat(terminal.out).contains("-> " + status).contains("{\"status\":" + status + "}");
    }
  }

  @Test
  void eventsOfOneSenderHaveIdsOfTheirOwn() {
    terminal.type("send", PLAIN);
    var first = terminal.headers.get("Idempotency-key");
    terminal.type("send", PLAIN);
    assertThat(terminal.headers.get("Idempotency-key")).isNotEqualTo(first).hasSize(1);
  }

  @Test
  void bareBodyIsSentByteForByteFromTheSourceInItsName() throws IOException {
    var file = folder.resolve("standard-mine.json");
    Files.writeString(file, "{ \"labels\" : {\"alertname\": \"\u00dc\"} }\n");

    assertThat(terminal.type("send", file.toString())).isEqualTo(Tocsin.DONE);
    assertThat(terminal.asked).isEqualTo("POST /webhooks/standard");
    assertThat(terminal.body).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void standardInputNeedsASource() {
    assertThat(terminal.typing("{}").type("send", "-")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("--source NAME");

    assertThat(terminal.typing("not json").type("send", "-", "--source", "plain"))
        .isEqualTo(Tocsin.DONE);
    assertThat(terminal.body).isEqualTo("not json".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void headersCanBeAddedAndReplaced() {
    terminal
        .typing("{}")
        .type(
            "send",
            "-",
            "--source",
            "github",
            "--header",
            "X-GitHub-Event: push",
            "--header",
            "x-hub-signature-256: sha256=00");

    assertThat(terminal.headers).containsEntry("X-github-event", List.of("push"));
    assertThat(terminal.headers).containsEntry("X-hub-signature-256", List.of("sha256=00"));
    assertThat(terminal.type("send", PLAIN, "--header", "nonsense")).isEqualTo(Tocsin.USAGE);
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertThat(terminal.type("send")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.type("send", "no-such-file")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("can't read no-such-file");
    assertThat(terminal.type("send", PLAIN, "--source", "nobody")).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("known: alertmanager, ");

    var secrets = folder.resolve("secrets.json");
    Files.writeString(secrets, "{}");
    assertThat(terminal.type("send", PLAIN, "--secrets", secrets.toString()))
        .isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("has no 'plain'");
    assertThat(terminal.type("send", PLAIN, "--config", folder.toString())).isEqualTo(Tocsin.USAGE);
    assertThat(terminal.err).contains("sources.yaml");
  }

  @Test
  void nobodyThereIsAnExitCodeOfItsOwn() {
    assertThat(terminal.type("send", PLAIN, "--url", "http://127.0.0.1:1"))
        .isEqualTo(Tocsin.UNREACHABLE);
    assertThat(terminal.err).contains("make run");
    assertThat(terminal.type("send", PLAIN, "--url", "nowhere")).isEqualTo(Tocsin.USAGE);
  }

  @Test
  void runtimeSaysWhereItIs() throws IOException {
    Files.writeString(
        folder.resolve("runtime.json"), "{\"api\":\"" + terminal.url() + "\",\"aws\":\"x\"}");

    terminal.without("TOCSIN_URL");
    assertThat(terminal.type("send", PLAIN, "--state", folder.toString())).isEqualTo(Tocsin.DONE);
    assertThat(terminal.with("STATE", folder.toString()).type("send", PLAIN))
        .isEqualTo(Tocsin.DONE);
  }

  private static Sources sources() {
    var config = Terminal.ROOT.resolve("infra/config");
    return Sources.read(
        YamlFile.read(config, "sources.yaml"), YamlFile.read(config, "signatures.yaml"));
  }
}
