// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.load.ground.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The volleys of one kind of webhook at the suite, and the bare calls beside them. */
final class SuiteRuns {

  private static final Duration TO_DRAIN = Duration.ofMinutes(10);

  /** Webhooks for a volley of this name, which tells its deliveries from all others. */
  @FunctionalInterface
  interface Ammunition {
    Shots of(String run);
  }

  private final Generator generator;
  private final Throughput.Settings settings;
  private final Suite suite;
  private final Engines engines;
  private final String queue;
  private final Ammunition ammunition;
  private final Backlog backlog;
  private final List<Volley> fired = new ArrayList<>();

  SuiteRuns(
      Generator generator,
      Throughput.Settings settings,
      Suite suite,
      Engines engines,
      String queue,
      Ammunition ammunition) {
    this.generator = generator;
    this.settings = settings;
    this.suite = suite;
    this.engines = engines;
    this.queue = queue;
    this.ammunition = ammunition;
    this.backlog = new Backlog(engines, queue);
  }

  /** Fires as fast as it can and forgets the figures; what was accepted is not forgotten. */
  void warmUp(Duration length) {
    fired.add(generator.closed(barrels("warm"), length));
    backlog.drained(TO_DRAIN);
  }

  /**
   * @param message as ingest puts it onto the queue, for the bare calls
   */
  void run(String what, Table table, LongFunction<?> message) {
    var cpu = new Cpu(suite.process());
    var most = generator.closed(barrels("most"), settings.length());
    told(table, what + ", as many as it takes", most, cpu);

    var bare = bare(message);
    table.line("  the bare engine calls, no function", bare, Double.NaN, Duration.ofSeconds(-1));
    table.say(
        "  share of the bare calls: %.0f %%".formatted(100 * most.perSecond() / bare.perSecond()));

    cpu = new Cpu(suite.process());
    var steady = generator.open(barrels("rate"), settings.rate(), settings.length());
    told(table, "%s, %d/s offered".formatted(what, settings.rate()), steady, cpu);
  }

  /** What came of each volley so far. */
  List<Volley> fired() {
    return List.copyOf(fired);
  }

  private void told(Table table, String what, Volley volley, Cpu cpu) {
    fired.add(volley);
    var drained = backlog.drained(TO_DRAIN);
    table.line(what, volley, cpu.millisFor(volley.accepted()), drained);
  }

  private Volley bare(LongFunction<?> message) {
    var url = engines.sqs().createQueue(create -> create.queueName("bare-" + queue)).queueUrl();
    var ledger = engines.table("ledger");
    var bare = "bare-" + queue;
    try {
      return generator.closed(
          () -> new BareCalls<>(engines, url, ledger, bare, message::apply), settings.length());
    } finally {
      engines.sqs().deleteQueue(delete -> delete.queueUrl(url));
    }
  }

  private Generator.Barrels barrels(String run) {
    var shots = ammunition.of(queue + "-" + run);
    return () -> new HttpBarrel(suite.api(), shots);
  }
}
