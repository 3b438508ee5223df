// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.rule.AlarmState;
import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import dev.tocsin.rule.RuleStates.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of rule states does, whatever it is kept in. */
public abstract class RuleStatesContract {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Labels LABELS = Labels.of("alertname", "Low", "service", "cache \"1\"");
  private static final RuleState QUIET =
      new RuleState(AlarmState.OK, null, null, null, null, null, null, NOON);
  private static final RuleState FIRING =
      new RuleState(
          AlarmState.ALARM, NOON, NOON.plusMillis(15_250), NOON, null, LABELS, null, NOON);
  private static final RuleState RESOLVED =
      new RuleState(AlarmState.OK, null, NOON, null, NOON.plusSeconds(60), LABELS, null, NOON);

  /** Unique, so that the contract can be run again and again on a table that is kept. */
  private final String rule = "rule_" + UUID.randomUUID();

  private final Subject subject = new Subject(rule, new SeriesKey("success_rate", LABELS));

  protected abstract RuleStates states();

  @Test
  void beginsWithANewState() {
    assertThat(find(subject)).isEqualTo(RuleStates.UNKNOWN);
  }

  @Test
  void keepsEverythingOfAState() {
    assertThat(states().put(subject, FIRING, 0, NOON)).isTrue();
    assertThat(find(subject)).isEqualTo(new RuleStates.Versioned(FIRING, 1));

    assertThat(states().put(subject, RESOLVED, 1, NOON)).isTrue();
    assertThat(find(subject)).isEqualTo(new RuleStates.Versioned(RESOLVED, 2));
  }

  @Test
  void whoWasSlowerChangesNothing() {
    states().put(subject, QUIET, 0, NOON);

    assertThat(states().put(subject, FIRING, 0, NOON)).isFalse();
    assertThat(states().put(subject, FIRING, 2, NOON)).isFalse();
    assertThat(find(subject).state()).isEqualTo(QUIET);
  }

  @Test
  void subjectsAreToldApart() {
    var otherSeries = new Subject(rule, new SeriesKey("success_rate", Labels.none()));
    var otherRule = new Subject(rule + "_2", subject.series());
    states().put(subject, FIRING, 0, NOON);

    assertThat(find(otherSeries).version()).isZero();
    assertThat(find(otherRule).version()).isZero();
  }

  @Test
  void findsAnyNumberAtOnce() {
    var subjects =
        IntStream.range(0, 120)
            .mapToObj(i -> new SeriesKey("success_rate", Labels.of("instance", "" + i)))
            .map(series -> new Subject(rule, series))
            .toList();
    states().put(subjects.get(3), FIRING, 0, NOON);
    states().put(subjects.get(117), QUIET, 0, NOON);

    var found = states().find(subjects, NOON);

    assertThat(found).containsOnlyKeys(subjects);
    assertThat(found)
        .containsEntry(subjects.get(3), new RuleStates.Versioned(FIRING, 1))
        .containsEntry(subjects.get(117), new RuleStates.Versioned(QUIET, 1))
        .containsEntry(subjects.get(4), RuleStates.UNKNOWN);
    assertThat(states().find(List.of(), NOON)).isEmpty();
  }

  @Test
  void openAreThoseThatFireOrWhoseEndIsNotToldYet() {
    var over = new Subject(rule, new SeriesKey("hit_rate", LABELS));
    var quiet = new Subject(rule, new SeriesKey("response_time", LABELS));
    var forgotten = new Subject(rule, new SeriesKey("error_rate", LABELS));
    states().put(subject, FIRING, 0, NOON);
    states().put(over, RESOLVED, 0, NOON);
    states().put(quiet, QUIET, 0, NOON);
    states().put(forgotten, RESOLVED, 0, NOON);
    states().put(forgotten, RESOLVED.told(NOON), 1, NOON);

    assertThat(states().open(NOON))
        .filteredOn(open -> open.rule().equals(rule))
        .containsExactlyInAnyOrder(subject, over);
  }

  private RuleStates.Versioned find(Subject wanted) {
    return Objects.requireNonNull(states().find(List.of(wanted), NOON).get(wanted));
  }
}
