// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.evaluate;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.edge.Counter;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.aws.queue.ScheduledConsumer;
import dev.tocsin.heartbeat.SilentSources;
import dev.tocsin.rule.Evaluator;
import dev.tocsin.rule.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the rules each minute, as the schedule says, and a quarter, a half and three quarters
 * of a minute later, by messages to itself that are delayed so long. Each minute it also looks for
 * who has fallen silent.
 */
public final class EvaluateHandler extends ScheduledConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateHandler.class);
  private static final List<Duration> LATER =
      List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(45));

  private final Evaluator evaluator;
  private final SilentSources silentSources;
  private final BiConsumer<Tick, Duration> ticks;
  private final InstantSource clock;
  private final Counter counter;

  public EvaluateHandler() {
    this(Wiring.of(Environment.ofProcess()), InstantSource.system(), Counter.toLog());
  }

  EvaluateHandler(Wiring wiring, InstantSource clock, Counter counter) {
    this.evaluator = wiring.evaluator();
    this.silentSources = wiring.silentSources();
    this.ticks = wiring.ticks();
    this.clock = clock;
    this.counter = counter;
  }

  /** The later ticks go first: an evaluation that fails now must not cost the whole minute. */
  @Override
  protected void tick(JsonNode input) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    LATER.forEach(delay -> ticks.accept(new Tick(now.plus(delay)), delay));
    try {
      log(now, evaluator.evaluate(now));
      log(now, evaluator.resolveUncovered(now));
    } finally {
      silentSources.look(now);
    }
  }

  @Override
  protected SQSBatchResponse messages(SQSEvent batch) {
    return Batch.each(batch, message -> evaluate(Json.read(message.getBody(), Tick.class)));
  }

  private void evaluate(Tick tick) {
    if (tick.isStale(clock.instant())) {
      counter.count("TicksSkipped", 1);
    } else {
      log(tick.at(), evaluator.evaluate(tick.at()));
    }
  }

  private static void log(Instant at, Evaluator.Summary summary) {
    if (summary.told() > 0) {
      LOG.info("tick {}: {} alerts told of {} looked at", at, summary.told(), summary.evaluated());
    }
  }
}
