// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.signature.Headers;
import dev.tocsin.testkit.ManualClock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final Arrival ARRIVAL =
      new Arrival("src", Headers.ofSingle(Map.of()), Map.of(), ManualClock.START);

  @Test
  void whatDescribesIsCutAndWhatIdentifiesIsRefused() {
    var draft = new Draft(ARRIVAL).label("alertname", "A").summary("s".repeat(2_000));
    for (int i = 0; i < 100; i++) {
      draft.detail("d" + i, "x".repeat(9_000));
    }
    var alert = draft.firing(ManualClock.START);
    assertThat(alert.annotations().get("summary")).hasSize(1_000);
    assertThat(alert.annotations().values().stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(Bounds.LONGEST_IN_ALL);
    assertThatThrownBy(() -> draft.label("x", "x".repeat(2_001)).firing(ManualClock.START))
        .isInstanceOf(InvalidPayload.class)
        .hasMessage("labels.x: longer than 2000 characters");
  }

  @Test
  void tagsNeverReplaceTheFormatsOwnLabelsNorFillAllTheRoom() {
    var tags = new HashMap<String, String>(Map.of("alertname", "Other", "", "x", "e", ""));
    for (int i = 0; i < 100; i++) {
      tags.put("tag" + i, "v");
    }
    var labels =
        new Draft(ARRIVAL).label("alertname", "A").labels(tags).firing(ManualClock.START).labels();
    assertThat(labels.get("alertname")).isEqualTo("A");
    assertThat(labels.values()).hasSize(32).doesNotContainKeys("", "e");
  }

  @Test
  void clockAheadOfOursIsNow() {
    var ahead = ManualClock.START.plusSeconds(60);
    var alert = new Draft(ARRIVAL).label("alertname", "A").resolved(ahead);
    assertThat(alert.updatedAt()).isEqualTo(ManualClock.START);
    assertThat(alert.endsAt()).isEqualTo(ManualClock.START);
    assertThat(new Draft(ARRIVAL).change(ahead).at()).isEqualTo(ManualClock.START);
  }

  @Test
  void onlyLinksOfTheWebAreLinks() {
    assertThat(new Draft(ARRIVAL).url("javascript:alert(1)").change(ManualClock.START).url())
        .isEmpty();
    assertThat(new Draft(ARRIVAL).url("https://x/y").change(ManualClock.START).url())
        .isEqualTo("https://x/y");
  }

  @Test
  void characterIsNotTornInTwo() {
    assertThat(Bounds.cut("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(Bounds.cut("ab", 0)).isEmpty();
  }
}
