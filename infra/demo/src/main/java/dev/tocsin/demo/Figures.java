// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was measured, beside what was asked for. */
final class Figures {

  private static final Duration MOST_DETECTION = Duration.ofSeconds(30);
  private static final Duration MOST_ATTEMPT = Duration.ofSeconds(60);
  private static final Duration MOST_PAGE = Duration.ofMillis(100);

  private final List<Duration> detections = new ArrayList<>();
  private final List<Duration> attempts = new ArrayList<>();
  private final List<Duration> wholeWays = new ArrayList<>();
  private final List<Duration> pages = new ArrayList<>();

  /** From the first breaching sample to the alert that fires. */
  synchronized void detection(Duration took) {
    detections.add(took);
  }

  /** From the alert that fires to the recovery action's call. */
  synchronized void attempt(Duration took) {
    attempts.add(took);
  }

  /** To a page's delivery, from when its webhook was sent, and from when it was accepted. */
  synchronized void page(Duration sinceSent, Duration sinceAccepted) {
    wholeWays.add(sinceSent);
    pages.add(sinceAccepted);
  }

  /**
   * Prints them. A figure that is not what was asked for is said to be missed and fails nothing: it
   * says as much about the machine as about the suite.
   */
  synchronized void print(PrintStream out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "measured on this machine (%d cores, load %.1f):%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    line(out, "detection: first breaching sample to alert firing", detections, MOST_DETECTION);
    line(out, "recovery attempted: alert firing to the action's call", attempts, MOST_ATTEMPT);
    line(out, "page: webhook accepted, its alert queued, to page delivered", pages, MOST_PAGE);
    line(out, "      with ingest: webhook sent to page delivered", wholeWays, null);
  }

  private static void line(
      PrintStream out, String name, List<Duration> measured, @Nullable Duration most) {
    if (measured.isEmpty()) {
      out.printf("  %-60s not measured%n", name);
      return;
    }
    var sorted = measured.stream().sorted().toList();
    var median = sorted.get(sorted.size() / 2);
    var asked =
        most == null
            ? ""
            : "; asked for: less than "
                + text(most)
                + (median.compareTo(most) < 0 ? "" : "  MISSED");
    out.printf(
        "  %-60s median %s, worst %s of %d%s%n",
        name, text(median), text(sorted.getLast()), sorted.size(), asked);
  }

  private static String text(Duration duration) {
    return duration.compareTo(Duration.ofSeconds(1)) < 0
        ? duration.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
