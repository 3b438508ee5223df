// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import dev.tocsin.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole webhook without effects, so that its classes are loaded before Lambda takes the snapshot
 * that it starts from.
 */
final class DryRun {

  private static final String SIGNATURES =
      """
      presets:
        dry:
          scheme: signed
          header: X-Dry
          algorithm: hmacSha256
          template: "{timestamp}.{body}"
          timestamp: {header: X-Time, tolerance: 5m}
      """;
  private static final String SOURCES =
      """
      sources:
        - {name: alerts, preset: dry, secret: dry, format: alert}
        - {name: samples, preset: dry, secret: dry, format: samples}
      """;

  private DryRun() {}

  static void once() {
    var clock = InstantSource.system();
    var sources = Sources.read(YamlFile.parse("dry", SOURCES), YamlFile.parse("dry", SIGNATURES));
    var intake =
        new Intake(
            sources,
            name -> List.of(name),
            (AlertBatch batch) -> Json.write(batch),
            (SampleBatch batch) -> Json.write(batch),
            new NoLedger(),
            new NoCounters(),
            clock);
    send(intake, sources, "alerts", "{\"labels\":{\"alertname\":\"Dry\"}}", clock);
    send(intake, sources, "samples", "{\"samples\":[{\"metric\":\"dry\",\"value\":1}]}", clock);
  }

  private static void send(
      Intake intake, Sources sources, String source, String body, InstantSource clock) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var unsigned = new Request("POST", "", Headers.ofSingle(Map.of()), bytes);
    var scheme = sources.find(source).orElseThrow().scheme();
    var headers = new HashMap<>(Signer.headers(scheme, "dry", unsigned, "dry", clock.instant()));
    headers.put("Content-Type", "application/json");
    intake.receive(new Delivery(source, "POST", Headers.ofSingle(headers), bytes)).toResponse();
  }

  private static final class NoLedger implements Ledger {
    @Override
    public boolean accept(String eventId, String source, Instant at) {
      return true;
    }

    @Override
    public void conclude(String eventId, Outcome outcome, Instant at) {}

    @Override
    public Optional<Entry> find(String eventId) {
      return Optional.empty();
    }
  }

  private static final class NoCounters implements Counters {
    @Override
    public void accepted(String source, boolean duplicate) {}

    @Override
    public void refused(String source, String reason) {}
  }
}
