// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.local.run.LocalRuntime;
import java.time.Duration;

/** Ingest alone, invoked in this JVM: all that it does, and nobody who consumes its queues. */
final class IngestRuns {

  private final Generator generator;
  private final Throughput.Settings settings;
  private final Table table;
  private final LocalRuntime runtime;

  IngestRuns(Generator generator, Throughput.Settings settings, Table table, LocalRuntime runtime) {
    this.generator = generator;
    this.settings = settings;
    this.table = table;
    this.runtime = runtime;
  }

  /**
   * @param bare what the engines took of the same calls without it
   */
  void run(SuiteRuns.Ammunition samples, SuiteRuns.Ammunition alerts, BareRuns.Taken bare) {
    table.head("Ingest alone, in one JVM, its queues left as they are");
    var takenSamples = run("metric samples", samples);
    var takenAlerts = run("alerts", alerts);
    System.out.println();
    System.out.printf(
        "Accepted by ingest alone of what the bare engines took: metric samples %.0f %%, alerts"
            + " %.0f %%%n",
        100 * takenSamples.perSecond() / bare.samples().perSecond(),
        100 * takenAlerts.perSecond() / bare.alerts().perSecond());
  }

  private Volley run(String what, SuiteRuns.Ammunition ammunition) {
    volley(ammunition.of("alone-warm"), settings.warmUp());
    var volley = volley(ammunition.of("alone"), settings.length());
    table.line(what, volley, Double.NaN, BareRuns.NOTHING_TO_DRAIN);
    return volley;
  }

  private Volley volley(Shots shots, Duration length) {
    return generator.closed(() -> new InvokeBarrel(runtime, shots), length);
  }
}
