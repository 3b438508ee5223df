// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import java.io.PrintStream;
import java.time.Duration;

/** Prints the figures, a line a volley. */
final class Table {

  private static final String LINE = "  %-46s %7s %8s %8s %8s %8s %9s %8s%n";

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void head(String title) {
    out.println();
    out.println(title);
    out.printf(LINE, "", "per s", "p50 ms", "p95 ms", "p99 ms", "max ms", "CPU ms/1", "drained");
  }

  void say(String line) {
    out.println("  " + line);
  }

  /**
   * One volley's figures.
   *
   * @param cpu milliseconds of the other side's processor time for one; NaN if not measured
   * @param drained how long it took until nothing waited any more; negative if there is nothing to
   *     wait for
   */
  void line(String what, Volley volley, double cpu, Duration drained) {
    var latencies = volley.latencies();
    out.printf(
        LINE,
        what,
        "%.0f".formatted(volley.perSecond()),
        "%.1f".formatted(latencies.millis(0.5)),
        "%.1f".formatted(latencies.millis(0.95)),
        "%.1f".formatted(latencies.millis(0.99)),
        "%.1f".formatted(latencies.millis(1)),
        Double.isNaN(cpu) ? "" : "%.2f".formatted(cpu),
        drained.isNegative() ? "" : "%.1f s".formatted(drained.toMillis() / 1e3));
    if (volley.refused() + volley.unanswered() > 0) {
      out.printf(
          "    of which %d refused and %d without an answer%n",
          volley.refused(), volley.unanswered());
    }
  }
}
