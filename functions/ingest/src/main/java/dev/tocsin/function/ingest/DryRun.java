// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.change.Change;
import dev.tocsin.change.Changes;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.handshake.Handshakes;
import dev.tocsin.function.ingest.handshake.LearnedSecrets;
import dev.tocsin.heartbeat.Heartbeats;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Noted;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Leases;
import dev.tocsin.limit.Rate;
import dev.tocsin.limit.Traffic;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.signature.Certificates;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import dev.tocsin.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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

  /** So little that it must be asked for. */
  private static final Rate ONE = new Rate(1, Duration.ofMinutes(1));

  private DryRun() {}

  static void once() {
    var clock = InstantSource.system();
    var sources = Sources.read(YamlFile.parse("dry", SOURCES), YamlFile.parse("dry", SIGNATURES));
    var intake =
        new Intake(
            sources,
            new Identification(List::of, Certificates.NONE),
            new Handshakes(List::of, new NothingLearned(), _ -> 503),
            new Limiter(new NoLeases(), new NoBacklogs(), ONE, new NoCounters()),
            new Acceptance(
                (AlertBatch batch) -> Json.write(batch),
                (SampleBatch batch) -> Json.write(batch),
                new NoChanges(),
                new NoHeartbeats(),
                new NoLedger()),
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
    var delivery =
        new Delivery(
            "POST /webhooks/{source}",
            "POST",
            "/webhooks/" + source,
            Map.of("source", source),
            Map.of(),
            "",
            Headers.ofSingle(headers),
            bytes);
    intake.receive(delivery).toResponse();
  }

  private static final class NoLedger implements Ledger {
    @Override
    public Noted accept(String eventId, String source, Instant at, Duration window) {
      return new Noted.First();
    }

    @Override
    public Noted settle(
        String eventId, String source, Outcome outcome, Instant at, Duration window) {
      return new Noted.First();
    }

    @Override
    public void renew(String eventId, int rounds, Instant at) {}

    @Override
    public void conclude(String eventId, Outcome outcome, Instant at) {}

    @Override
    public Map<String, Entry> findAll(Collection<String> eventIds) {
      return Map.of();
    }
  }

  private static final class NoChanges implements Changes {
    @Override
    public void add(Change change) {}

    @Override
    public List<Change> latest(int limit) {
      return List.of();
    }
  }

  private static final class NoHeartbeats implements Heartbeats {
    @Override
    public void beat(String name, Instant at) {}

    @Override
    public Optional<Instant> last(String name) {
      return Optional.empty();
    }
  }

  private static final class NoLeases implements Leases {
    @Override
    public long claim(String source, Instant window, int deliveries) {
      return deliveries;
    }
  }

  private static final class NoBacklogs implements Backlogs {
    @Override
    public Backlog of(Traffic traffic) {
      return Backlog.NONE;
    }

    @Override
    public void note(Traffic traffic, Duration age, Instant now) {}
  }

  private static final class NothingLearned implements LearnedSecrets {
    @Override
    public List<String> find(String source) {
      return List.of();
    }

    @Override
    public boolean learn(String source, String secret) {
      return false;
    }
  }

  private static final class NoCounters implements Counters {
    @Override
    public void accepted(String source, Acceptance.Novelty novelty) {}

    @Override
    public void greeted(String source) {}

    @Override
    public void refused(String source, String reason) {}

    @Override
    public void unlimited(String source) {}
  }
}
