// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.notify.NotifyReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decision to notify. Alerts are named by digits; the rows without a muted alert are those of
 * Alertmanager's own test of its deduplication stage.
 */
class SituationTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Duration REPEAT = Duration.ofHours(1);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // why | told firing | told resolved | minutes ago | firing | muted | resolved | decision
        "first that fires            |     |     |    | 1   |     |     | FIRST_NOTIFICATION",
        "only resolved, never told   |     |     |    |     |     | 1   | NOBODY_WAS_TOLD",
        "nothing at all              |     |     |    |     |     |     | NOBODY_WAS_TOLD",
        "one more fires              | 1   |     | 10 | 1 2 |     |     | NEW_ALERTS_ADDED",
        "other one fires             | 1   |     | 10 | 2   |     |     | NEW_ALERTS_ADDED",
        "one more, one resolved      | 1   |     | 10 | 2   |     | 1   | NEW_ALERTS_ADDED",
        "fires after all resolved    |     | 1   | 10 | 1   |     |     | FIRST_NOTIFICATION",
        "fires late after resolved   |     | 1   | 90 | 1   |     |     | FIRST_NOTIFICATION",
        "same as told                | 1 2 |     | 10 | 1 2 |     |     | NOTHING_NEW",
        "fewer fire, nobody resolved | 1 2 |     | 10 | 1   |     |     | NOTHING_NEW",
        "one of two resolved         | 1 2 |     | 10 | 1   |     | 2   | SOME_ALERTS_RESOLVED",
        "resolved one is known       | 1   | 2   | 10 | 1   |     | 2   | NOTHING_NEW",
        "came and went unnoticed     | 1   |     | 10 | 1   |     | 2   | SOME_ALERTS_RESOLVED",
        "all resolved                | 1 2 |     | 10 |     |     | 1 2 | ALL_ALERTS_RESOLVED",
        "all resolved is known       |     | 1   | 10 |     |     | 1   | NOBODY_WAS_TOLD",
        "repeat interval is over     | 1   |     | 61 | 1   |     |     | REPEAT_INTERVAL_ELAPSED",
        "just the repeat interval    | 1   |     | 60 | 1   |     |     | NOTHING_NEW",
        // Muting, where Tocsin tells resolutions that Alertmanager would keep back.
        "muted from the start        |     |     |    | 1   | 1   |     | MUTED",
        "muted one beside another    |     |     |    | 1 2 | 1   |     | FIRST_NOTIFICATION",
        "muted after it was told     | 1   |     | 10 | 1   | 1   |     | MUTED",
        "muted is no end             | 1   |     | 90 | 1   | 1   |     | MUTED",
        "muted one keeps it open     | 1   |     | 10 | 2   | 2   | 1   | SOME_ALERTS_RESOLVED",
        "unmuted, never told         | 1   |     | 10 | 1 2 |     |     | NEW_ALERTS_ADDED",
        "unmuted, told before        | 1   |     | 10 | 1   |     |     | NOTHING_NEW",
        "muted new one is no news    | 1   |     | 10 | 1 2 | 2   |     | NOTHING_NEW",
        "muted, other one never told |     | 3   | 10 | 1   | 1   | 2   | MUTED",
      })
  void decides(
      String why,
      @Nullable String toldFiring,
      @Nullable String toldResolved,
      @Nullable Integer minutesAgo,
      @Nullable String firing,
      @Nullable String muted,
      @Nullable String resolved,
      String decision) {
    var logged =
        minutesAgo == null
            ? null
            : new LogEntry(
                "8f3a:1",
                NotifyReason.FIRST_NOTIFICATION,
                alerts(toldFiring),
                alerts(toldResolved),
                NOW.minus(Duration.ofMinutes(minutesAgo)));
    var situation =
        new Situation(alerts(firing), alerts(muted), alerts(resolved), Set.of(), "by ada");

    var decided =
        switch (situation.decide(logged, REPEAT, NOW)) {
          case Decision.Notify notify -> notify.reason().name();
          case Decision.Quiet quiet -> quiet.why().name();
        };

    assertThat(decided).as(why).isEqualTo(decision);
  }

  private static Set<Fingerprint> alerts(@Nullable String digits) {
    return digits == null
        ? Set.of()
        : Arrays.stream(digits.split(" "))
            .map(digit -> new Fingerprint("000000000000000" + digit))
            .collect(Collectors.toSet());
  }
}
