// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.aws.json.Json;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.handshake.Handshakes;
import dev.tocsin.function.ingest.handshake.InMemoryLearnedSecrets;
import dev.tocsin.limit.Rate;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Request;
import dev.tocsin.source.Sources;
import dev.tocsin.testkit.InMemoryBacklogs;
import dev.tocsin.testkit.InMemoryChanges;
import dev.tocsin.testkit.InMemoryHeartbeats;
import dev.tocsin.testkit.InMemoryLeases;
import dev.tocsin.testkit.InMemoryLedger;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.WorthlessCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An intake with the shipped configuration and the local secrets, and all that comes out of it. */
final class FrontDoor implements Counters {

  static final Path ROOT = Path.of("../..");
  static final Path CONFIG = ROOT.resolve("infra/config");
  private static final String PRIVATE_KEY = "gohighlevel-test-key-private";

  final ManualClock clock = new ManualClock();
  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryChanges changes = new InMemoryChanges();
  final InMemoryLeases leases = new InMemoryLeases();
  final InMemoryBacklogs backlogs = new InMemoryBacklogs();
  final InMemoryHeartbeats heartbeats = new InMemoryHeartbeats();
  final List<AlertBatch> alerts = new ArrayList<>();
  final List<SampleBatch> samples = new ArrayList<>();
  final List<String> counted = new ArrayList<>();
  final InMemoryLearnedSecrets learned = new InMemoryLearnedSecrets();

  /** The URLs that were called, and what each call is answered with. */
  final List<URI> called = new ArrayList<>();

  int calledAnswers = 200;
  final Secrets secrets = Secrets.ofJson(read(ROOT.resolve("infra/local/secrets.json")));
  final Sources sources;
  final Intake intake;
  @Nullable RuntimeException queueFailure;

  FrontDoor() {
    this(YamlFile.read(CONFIG, "sources.yaml"));
  }

  /** With other senders than the shipped ones. */
  static FrontDoor with(String sources) {
    return new FrontDoor(YamlFile.parse("sources.yaml", sources));
  }

  private FrontDoor(dev.tocsin.config.Node senders) {
    sources = Sources.read(senders, YamlFile.read(CONFIG, "signatures.yaml"));
    var allSecrets = learned.beside(secrets::find);
    intake =
        new Intake(
            sources,
            new Identification(allSecrets, FrontDoor::certificate),
            new Handshakes(
                allSecrets,
                learned,
                url -> {
                  called.add(url);
                  return calledAnswers;
                }),
            new Limiter(leases, backlogs, Rate.DEFAULT, this),
            new Acceptance(
                batch -> enqueue(alerts, batch),
                batch -> enqueue(samples, batch),
                changes,
                heartbeats,
                ledger),
            this,
            clock);
  }

  /** What stands for SNS's certificate. */
  private static Optional<X509Certificate> certificate(URI address, boolean chained) {
    return "sns.eu-west-1.amazonaws.com".equals(address.getHost())
        ? Optional.of(WorthlessCertificates.certificate(WorthlessCertificates.SENDER))
        : Optional.empty();
  }

  @Override
  public void accepted(String source, Acceptance.Novelty novelty) {
    counted.add(
        source
            + switch (novelty) {
              case NEW -> " accepted";
              case DUPLICATE -> " duplicate";
              case REPEATED -> " repeated";
            });
  }

  @Override
  public void greeted(String source) {
    counted.add(source + " greeted");
  }

  @Override
  public void refused(String source, String reason) {
    counted.add(source + " " + reason);
  }

  @Override
  public void unlimited(String source) {
    counted.add(source + " unlimited");
  }

  private <T> void enqueue(List<T> queue, T message) {
    if (queueFailure != null) {
      throw queueFailure;
    }
    queue.add(message);
  }

  Answer post(String source, String body) {
    return post(source, body, Map.of());
  }

  /** Posts as the source itself would, and then with these headers instead of its own. */
  Answer post(String source, String body, Map<String, String> headers) {
    return post(source, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String source, byte[] body, Map<String, String> headers) {
    var all = new HashMap<>(sign(source, body, "delivery-1"));
    all.put("Content-Type", "application/json");
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    return intake.receive(delivery(source, Headers.ofSingle(all), body));
  }

  /** Asks with GET, as whoever. */
  Answer get(String source, Map<String, String> query, Map<String, String> headers) {
    return intake.receive(
        new Delivery(
            "GET /webhooks/{source}",
            "GET",
            "/webhooks/" + source,
            Map.of("source", source),
            query,
            "",
            Headers.ofSingle(headers),
            new byte[0]));
  }

  /** Posts with these headers and no others. */
  Answer postUnsigned(String source, String body, Map<String, String> headers) {
    return intake.receive(
        delivery(source, Headers.ofSingle(headers), body.getBytes(StandardCharsets.UTF_8)));
  }

  static Delivery delivery(String source, Headers headers, byte[] body) {
    return new Delivery(
        "POST /webhooks/{source}",
        "POST",
        "/webhooks/" + source,
        Map.of("source", source),
        Map.of(),
        "",
        headers,
        body);
  }

  Map<String, String> sign(String source, byte[] body, String id) {
    return proof(source, body, id).headers();
  }

  Proof proof(String source, byte[] body, String id) {
    var sender = sources.find(source).orElseThrow();
    var key = secrets.get(Objects.requireNonNullElse(sender.secret(), PRIVATE_KEY));
    // What a body carries to prove itself is in the body already.
    var request = new Request("POST", sender.url(), Headers.ofSingle(Map.of()), body);
    return sender.scheme().sign(key, request, id, clock.instant());
  }

  static JsonNode json(Answer answer) {
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
