// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reports what the meter measured as signed webhooks. A report that was not accepted is sent again
 * under the same id until it is, so that every reading counts once, whatever happens to Tocsin.
 */
public final class Reporter implements AutoCloseable {

  private static final long SECONDS = 3;

  private final String program;
  private final Meter meter;
  private final Sender sender;
  private final InstantSource clock;
  private final Consumer<Report> accepted;
  private final Deque<Report> unsent = new ArrayDeque<>();
  private final List<Report> sent = new ArrayList<>();
  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** One reading, under the id that it is sent with. */
  public record Report(
      String id, Instant at, double successRate, double hitRate, double responseMillis) {

    String body(String program) {
      return Json.write(
          Map.of(
              "samples",
              List.of(
                  sample("success_rate", program, successRate),
                  sample("hit_rate", program, hitRate),
                  sample("response_time", program, responseMillis))));
    }

    private Map<String, Object> sample(String metric, String program, double value) {
      return Map.of(
          "metric",
          metric,
          "labels",
          Map.of("service", program, "instance", "demo"),
          "value",
          value,
          "timestamp",
          at.toString());
    }
  }

  /**
   * @param program the service's name in the reports
   * @param accepted is told of each report once it was accepted
   */
  Reporter(
      String program, Meter meter, Sender sender, InstantSource clock, Consumer<Report> accepted) {
    this.program = program;
    this.meter = meter;
    this.sender = sender;
    this.clock = clock;
    this.accepted = accepted;
  }

  void start() {
    var unused = pace.scheduleAtFixedRate(this::report, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** The reports that were accepted so far. */
  public synchronized List<Report> accepted() {
    return List.copyOf(sent);
  }

  /** Takes a reading and sends it, after those that wait. */
  synchronized void report() {
    meter
        .take()
        .map(
            reading ->
                new Report(
                    "msg_" + UUID.randomUUID(),
                    clock.instant(),
                    reading.successRate(),
                    reading.hitRate(),
                    reading.responseMillis()))
        .ifPresent(unsent::add);
    while (!unsent.isEmpty()) {
      var report = unsent.getFirst();
      if (!sender.send("metrics", report.id(), report.body(program))) {
        return;
      }
      unsent.removeFirst();
      sent.add(report);
      accepted.accept(report);
    }
  }

  /** Stops taking readings, and sends what waits as long as it is taken. */
  @Override
  public void close() {
    pace.shutdownNow();
  }
}
