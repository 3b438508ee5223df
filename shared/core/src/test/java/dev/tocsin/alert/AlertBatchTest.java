// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertBatchTest {

  private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant AGAIN = FIRST.plusSeconds(60);

  @Test
  void aRepetitionWasSaidWhenItWasSaidFirst() {
    var acknowledged = new Acknowledgement(Fingerprint.ofKey("k"), "Ada", "", AGAIN);
    var batch =
        new AlertBatch("s:1", "s", AGAIN, List.of(alert(AGAIN, null)), List.of(acknowledged));

    var said = batch.saidAt(FIRST);

    assertThat(said.receivedAt()).isEqualTo(FIRST);
    assertThat(said.alerts().getFirst().updatedAt()).isEqualTo(FIRST);
    assertThat(said.alerts().getFirst().startsAt()).isEqualTo(FIRST);
    assertThat(said.alerts().getFirst().endsAt()).isNull();
    assertThat(said.acknowledgements().getFirst().at()).isEqualTo(FIRST);
    assertThat(batch.saidAt(AGAIN)).isSameAs(batch);
  }

  @Test
  void anEndIsBroughtForwardUnlessItIsOnlyAnnounced() {
    var start = FIRST.minusSeconds(60);
    var announced = AGAIN.plusSeconds(300);
    assertThat(alert(start, AGAIN).saidAt(FIRST).endsAt()).isEqualTo(FIRST);
    assertThat(alert(start, FIRST.minusSeconds(9)).saidAt(FIRST).endsAt())
        .isEqualTo(FIRST.minusSeconds(9));
    assertThat(alert(start, announced).saidAt(FIRST).endsAt()).isEqualTo(announced);
  }

  @Test
  void aHashIsNoName() {
    assertThat(AlertBatch.of("s:d-1", "s", FIRST, List.of()).isNamed()).isTrue();
    assertThat(AlertBatch.of("s:sha256:0a1b", "s", FIRST, List.of()).isNamed()).isFalse();
  }

  private static Alert alert(Instant start, @Nullable Instant end) {
    return new Alert(Labels.of("alertname", "A"), Map.of(), start, end, AGAIN, "s", "");
  }
}
