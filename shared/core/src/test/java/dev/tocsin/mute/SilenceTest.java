// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.alert.Labels;
import dev.tocsin.match.Matchers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Labels CACHE = Labels.of("alertname", "Down", "service", "cache");

  @Test
  void isPendingThenActiveThenExpired() {
    var silence = silence("service=cache");

    assertThat(silence.state(NOON.minusMillis(1))).isEqualTo(Silence.State.PENDING);
    assertThat(silence.state(NOON)).isEqualTo(Silence.State.ACTIVE);
    assertThat(silence.state(NOON.plusSeconds(3599))).isEqualTo(Silence.State.ACTIVE);
    assertThat(silence.state(NOON.plusSeconds(3600))).isEqualTo(Silence.State.EXPIRED);
  }

  @Test
  void coversAlertsThatFulfilAllItsMatchers() {
    assertThat(silence("service=cache").silences(CACHE, NOON)).isTrue();
    assertThat(silence("service=cache", "alertname=Slow").silences(CACHE, NOON)).isFalse();
    assertThat(silence("service=cache").silences(CACHE, NOON.plusSeconds(3600))).isFalse();
  }

  @Test
  void silenceOfEverythingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> silence());
    assertThatIllegalArgumentException().isThrownBy(() -> silence("service=~.*"));
    assertThatIllegalArgumentException().isThrownBy(() -> silence("service=\"\""));
  }

  @Test
  void endBeforeStartIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Silence(
                    "s1", Matchers.of("a=b"), NOON, NOON.minusSeconds(1), "ada", "planned work"));
  }

  @Test
  void muterNamesTheSilenceThatMutes() {
    var muter = Muter.silencing(List.of(silence("service=queue"), silence("service=cache")));

    assertThat(muter.mutes(CACHE, NOON))
        .isEqualTo(new Verdict.Silenced("s1", NOON.plusSeconds(3600), "ada"));
    assertThat(muter.mutes(CACHE, NOON).text())
        .isEqualTo("silenced by ada until 2026-01-05T13:00:00Z (s1)");
    assertThat(muter.mutes(Labels.of("service", "web"), NOON)).isEqualTo(Verdict.HEARD);
  }

  @Test
  void firstMuterThatMutesDecides() {
    var until = NOON.plusSeconds(60);
    Muter never = (labels, now) -> Verdict.HEARD;
    Muter first = (labels, now) -> new Verdict.Silenced("first", until, "ada");
    Muter second = (labels, now) -> new Verdict.Silenced("second", until, "ada");

    assertThat(Muter.anyOf(List.of(never, first, second)).mutes(CACHE, NOON))
        .isEqualTo(new Verdict.Silenced("first", until, "ada"));
    assertThat(Muter.anyOf(List.of(never)).mutes(CACHE, NOON).isMuted()).isFalse();
  }

  private static Silence silence(String... matchers) {
    return new Silence(
        "s1", Matchers.of(matchers), NOON, NOON.plusSeconds(3600), "ada", "planned work");
  }
}
