// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import dev.tocsin.change.Change;
import dev.tocsin.change.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of changes does. The store's clock is {@link #clock}. */
public abstract class ChangesContract {

  protected final ManualClock clock = new ManualClock();

  private final String run = UUID.randomUUID().toString();

  protected abstract Changes changes();

  @Test
  void latestComesFirst() {
    changes().add(change("a", Duration.ofHours(30), "first"));
    changes().add(change("b", Duration.ofMinutes(5), "third"));
    changes().add(change("c", Duration.ofHours(2), "second"));

    assertThat(mine()).extracting(Change::summary).containsExactly("third", "second", "first");
  }

  @Test
  void sameChangeAgainIsOne() {
    changes().add(change("a", Duration.ofMinutes(5), "as it was first told"));
    changes().add(change("a", Duration.ofMinutes(5), "told again"));

    assertThat(mine()).extracting(Change::summary).containsExactly("as it was first told");
  }

  @Test
  void keepsAllThatItWasTold() {
    var change = change("a", Duration.ofMinutes(5), "deployed");
    changes().add(change);

    assertThat(mine()).containsExactly(change);
  }

  private List<Change> mine() {
    return changes().latest(50).stream().filter(change -> change.id().startsWith(run)).toList();
  }

  private Change change(String id, Duration ago, String summary) {
    return new Change(
        run + id,
        "ci",
        clock.instant().minus(ago),
        summary,
        Labels.of("service", "shop"),
        Map.of("version", "1.2"),
        "https://ci.example/1");
  }
}
