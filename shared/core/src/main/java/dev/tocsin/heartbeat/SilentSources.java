// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Labels;
import dev.tocsin.config.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns silence into the alert {@code SourceSilent}, which is resolved when its source is heard
 * again, or is expected no longer. What is told is written down before it is told, as "not told
 * yet", and once more afterwards: told twice it is the same statement under the same event id, and
 * a crash in between is made good by the next look.
 */
public final class SilentSources {

  public static final String NAME = "SourceSilent";

  private static final String SOURCE = "evaluate";

  private final List<Expectation> expectations;
  private final Heartbeats heartbeats;
  private final Watches watches;
  private final Consumer<AlertBatch> alerts;

  public SilentSources(
      List<Expectation> expectations,
      Heartbeats heartbeats,
      Watches watches,
      Consumer<AlertBatch> alerts) {
    this.expectations = List.copyOf(expectations);
    this.heartbeats = heartbeats;
    this.watches = watches;
    this.alerts = alerts;
  }

  /**
   * Looks at everybody.
   *
   * @throws RuntimeException the first error there was, after everybody else was looked at
   */
  public void look(Instant now) {
    var byKey =
        expectations.stream().collect(Collectors.toMap(Expectation::key, Function.identity()));
    var work = new Attempts();
    byKey.values().forEach(expected -> work.make(() -> look(expected, now)));
    work.make(
        () ->
            watches.open().stream()
                .filter(watch -> !byKey.containsKey(watch.key()))
                .forEach(watch -> work.make(() -> end(watch, now))));
    work.finish();
  }

  private void look(Expectation expected, Instant now) {
    var last = heartbeats.last(expected.key()).orElse(null);
    tell(
        watches.update(Watch.from(expected, now), known -> known.after(expected, last, now)),
        "expected at least every " + Durations.text(expected.silentAfter()));
  }

  private void end(Watch watch, Instant now) {
    tell(watches.update(watch, known -> known.ended(now)), "no longer expected");
  }

  private void tell(Watch watch, String why) {
    if (!watch.told()) {
      alerts.accept(statement(watch, why));
      watches.update(watch, known -> known.toldOf(watch));
    }
  }

  private static AlertBatch statement(Watch watch, String why) {
    var firedAt = Objects.requireNonNull(watch.firedAt());
    var end = watch.resolvedAt();
    var at = end == null ? firedAt : end;
    var labels =
        Labels.of(
            Labels.ALERT_NAME,
            NAME,
            Labels.SEVERITY,
            watch.severity().word(),
            "source",
            watch.name());
    var annotations =
        Map.of(
            "summary",
            watch.name() + (end == null ? " has not been heard from" : " is no longer silent"),
            "description",
            why);
    return AlertBatch.of(
        SOURCE + ":" + NAME + ":" + watch.key() + ":" + at.getEpochSecond(),
        SOURCE,
        at,
        List.of(new Alert(labels, annotations, firedAt, end, at, SOURCE, "")));
  }

  /** One who can't be looked at must not keep others from it. */
  private static final class Attempts {

    private @Nullable RuntimeException first;

    void make(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }

    void finish() {
      if (first != null) {
        throw first;
      }
    }
  }
}
