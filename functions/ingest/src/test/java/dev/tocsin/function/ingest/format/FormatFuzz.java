// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.signature.Headers;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import dev.tocsin.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bodies spoiled at random, in their bytes and in their structure: a format reads them or refuses
 * them as invalid, and does nothing else. The seed is fixed, so a failure can be seen again.
 */
class FormatFuzz {

  private static final int ROUNDS = 4_000;

  /** What some bodies only make sense with. */
  private static final List<Headers> HEADERS =
      Stream.concat(
              Stream.of(
                      "workflow_run",
                      "deployment_status",
                      "push",
                      "release",
                      "dependabot_alert",
                      "code_scanning_alert",
                      "secret_scanning_alert")
                  .map(event -> Map.of("X-GitHub-Event", event)),
              Stream.of("event_alert", "metric_alert", "issue")
                  .map(resource -> Map.of("Sentry-Hook-Resource", resource)))
          .map(Headers::ofSingle)
          .toList();

  private static final String[] ODD = {
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "1e-400",
    "99999999999999999999999",
    "\"\"",
    "[]",
    "{}",
    "[[[[]]]]",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"0001-01-01T00:00:00Z\"",
    "\"+999999999-12-31T23:59:59Z\"",
    "\"-999999999-01-01T00:00:00Z\"",
    "{\"\":\"\"}",
    "\"x\""
  };

  private static final List<Map.Entry<String, Map<String, String>>> WAYS =
      List.of(
          Map.entry("POST /webhooks/{source}", Map.of("source", "src")),
          Map.entry("POST /v2/enqueue", Map.of()),
          Map.entry("POST /v2/change/enqueue", Map.of()),
          Map.entry("POST /v2/alerts/{call+}", Map.of("call", "a/close")),
          Map.entry("POST /v2/alerts/{call+}", Map.of("call", "\ud800/notes")),
          Map.entry("PUT /v2/alerts/{call+}", Map.of("call", "a/message")),
          Map.entry("GET /v2/heartbeats/{name}/ping", Map.of("name", "a b")));

  private final Random random = new Random(42);

  @Test
  void anyBodyIsReadOrRefused() throws IOException {
    var bodies = bodies();
    var formats = formats();
    int read = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var body = bodies.get(random.nextInt(bodies.size())).clone();
      var spoiled =
          random.nextBoolean() || body[0] != '{' ? bytesSpoiled(body) : structureSpoiled(body);
      for (var format : formats) {
        try {
          var value = format.parse(spoiled, content(format));
          format.deliveryId(value);
          format.tenant(value);
          var headers = HEADERS.get(random.nextInt(HEADERS.size()));
          assertThat(format.read(value, arrival(headers))).isNotNull();
          read++;
        } catch (InvalidPayload e) {
          assertThat(e.getMessage()).hasSizeLessThan(500);
          refused++;
        } catch (RuntimeException e) {
          fail(format.name() + " failed on " + new String(spoiled, StandardCharsets.UTF_8), e);
        }
      }
    }
    assertThat(read).as("some must get through, or nothing was tried").isGreaterThan(100);
    assertThat(refused).isGreaterThan(1_000);
  }

  /** Each, and each mapping of the shipped configuration. */
  private static List<Format> formats() {
    var config = Path.of("../../infra/config");
    var sources =
        Sources.read(
            YamlFile.read(config, "sources.yaml"), YamlFile.read(config, "signatures.yaml"));
    return Stream.concat(
            Format.ALL.stream(),
            sources.byName().values().stream()
                .filter(source -> source.format().equals("mapping"))
                .sorted(Comparator.comparing(Source::name))
                .map(Format::of))
        .toList();
  }

  private Content content(Format format) {
    var contents = format.contents().stream().sorted().toList();
    return contents.get(random.nextInt(contents.size()));
  }

  /** By a webhook, or by a route that says what the body is about. */
  private Arrival arrival(Headers headers) {
    var way = WAYS.get(random.nextInt(WAYS.size()));
    return new Arrival("src", headers, Map.of(), ManualClock.START, way.getKey(), way.getValue());
  }

  @Test
  void deepNestingIsRefusedBeforeItOverflowsAnything() {
    for (var open : List.of("[", "{\"a\":")) {
      var body = open.repeat(100_000).getBytes(StandardCharsets.UTF_8);
      try {
        Value.parse(body);
        fail("read");
      } catch (InvalidPayload e) {
        assertThat(e).hasMessageContaining("not JSON");
      }
    }
  }

  private static List<byte[]> bodies() throws IOException {
    try (var files = Files.list(Path.of("../../events"))) {
      var bodies = new ArrayList<byte[]>();
      for (var file : files.sorted().toList()) {
        var body = Json.parse(Files.readAllBytes(file)).path("body");
        if (body.isTextual() && !body.textValue().isEmpty()) {
          bodies.add(body.textValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      return bodies;
    }
  }

  private byte[] bytesSpoiled(byte[] body) {
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
  }

  /** Some value anywhere in the tree becomes an odd one. */
  private byte[] structureSpoiled(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    var places = new ArrayList<JsonNode>();
    collect(Json.parse(body), places);
    var victim = places.get(random.nextInt(places.size())).toString();
    int at = text.indexOf(victim);
    if (at < 0) {
      return body;
    }
    return (text.substring(0, at)
            + ODD[random.nextInt(ODD.length)]
            + text.substring(at + victim.length()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    into.add(node);
    node.forEach(child -> collect(child, into));
  }
}
