// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.group.Flush;
import dev.tocsin.group.Group;
import dev.tocsin.group.GroupKey;
import dev.tocsin.group.Groups;
import dev.tocsin.match.Matchers;
import dev.tocsin.mute.Verdict;
import dev.tocsin.route.Grouping;
import dev.tocsin.route.Route;
import dev.tocsin.route.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of groups does. The store's clock is {@link #clock}. */
public abstract class GroupsContract {

  protected final ManualClock clock = new ManualClock();

  private final Labels labels =
      Labels.of("alertname", "Down", "severity", "critical", "run", UUID.randomUUID().toString());
  private final Settings settings =
      new Settings(
          "pager",
          new Grouping(List.of(), true),
          Duration.ZERO,
          Duration.ofMinutes(5),
          Duration.ofHours(4),
          Settings.OpensIncident.BY_SEVERITY,
          "on-call");
  private final Group empty =
      Group.empty(
          GroupKey.of(new Route("{}", Matchers.NONE, false, settings, List.of()), labels),
          settings,
          clock.instant());

  protected abstract Groups groups();

  @Test
  void emptyGroupIsNotStoredUntilItChanges() {
    var change = groups().update(empty, group -> group);

    assertThat(change.isNone()).isTrue();
    assertThat(groups().find(empty.key().id())).isEmpty();
  }

  @Test
  void wholeStateIsKept() {
    var decided =
        groups().update(empty, group -> flushed(group.add(alert(0), at(1), at(2)), at(2)));
    var id = Objects.requireNonNull(decided.after().pending()).id();
    var published = groups().change(empty.key().id(), group -> group.published(id, at(3)));

    assertThat(published.orElseThrow().before()).isEqualTo(decided.after());
    assertThat(groups().find(empty.key().id())).contains(published.orElseThrow().after());
    assertThat(published.orElseThrow().after().logged()).isNotNull();
  }

  @Test
  void decisionThatChangesNothingWritesNothing() {
    groups().update(empty, group -> group.add(alert(0), at(1), at(2)));

    var again = groups().update(empty, group -> group.add(alert(0), at(1), at(9)));

    assertThat(again.isNone()).isTrue();
    assertThat(again.after().members()).hasSize(1);
  }

  @Test
  void nothingIsDoneToAGroupThatIsNotThere() {
    assertThat(groups().change(empty.key().id(), group -> group)).isEmpty();
    assertThat(groups().find(empty.key().id())).isEmpty();
  }

  @Test
  void decisionIsMadeAgainWhenSomebodyElseWasFaster() {
    groups().update(empty, group -> group.add(alert(0), at(1), at(2)));
    var interrupted = new boolean[1];

    var change =
        groups()
            .update(
                empty,
                group -> {
                  if (!interrupted[0]) {
                    interrupted[0] = true;
                    groups().update(empty, other -> other.add(alert(10), at(10), at(11)));
                  }
                  return flushed(group, at(12));
                });

    // A store that loses the race reads again; one that can't lose it has nothing to lose.
    assertThat(groups().find(empty.key().id())).contains(change.after());
    assertThat(change.after().pending()).isNotNull();
  }

  private static Group flushed(Group group, Instant now) {
    return Flush.of(group, (alert, when) -> Verdict.HEARD, now).group();
  }

  private Alert alert(long updatedAt) {
    return new Alert(
        labels, Map.of("summary", "it is down"), at(0), null, at(updatedAt), "test", "");
  }

  private static Instant at(long seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
