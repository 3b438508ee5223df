// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.demo.suite.Engines;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.load.ground.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The volleys of one kind of webhook at the suite. */
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
  private final String queue;
  private final Ammunition ammunition;
  private final Backlog backlog;
  private Volley most = Volley.NONE;
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
    this.queue = queue;
    this.ammunition = ammunition;
    this.backlog = new Backlog(engines, queue);
  }

  /** Fires as fast as it can and forgets the figures; what was accepted is not forgotten. */
  void warmUp(Duration length) {
    fired.add(generator.closed(barrels("warm"), length));
    backlog.drained(TO_DRAIN);
  }

  void run(String what, Table table) {
    var cpu = new Cpu(suite.process());
    most = generator.closed(barrels("most"), settings.length());
    told(table, what + ", as many as it takes", most, cpu);
    cpu = new Cpu(suite.process());
    var steady = generator.open(barrels("rate"), settings.rate(), settings.length());
    told(table, "%s, %d/s offered".formatted(what, settings.rate()), steady, cpu);
  }

  /** As many as it took. */
  Volley most() {
    return most;
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

  private Generator.Barrels barrels(String run) {
    var shots = ammunition.of(queue + "-" + run);
    return () -> new HttpBarrel(suite.api(), shots);
  }
}
