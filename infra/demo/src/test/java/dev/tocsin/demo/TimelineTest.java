// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.demo.Moment.Event;
import dev.tocsin.testkit.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final ManualClock clock = new ManualClock();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Timeline timeline =
      new Timeline(clock, new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void aMomentIsALineWithTheTimeSinceTheStart() {
    clock.advance(Duration.ofMillis(74_260));
    timeline.note("cache_manager", Event.FIRING, "LowSuccessRate", "at 12 %");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "01:14.2  cache_manager        %-40s at 12 %%".formatted("alert firing LowSuccessRate")
                + System.lineSeparator());
  }

  @Test
  void whatHasHappenedNeedNotBeWaitedFor() {
    var noted = timeline.note("a", Event.FIRING, "Low", "");
    assertThat(timeline.await("a", Event.FIRING, "Low", Duration.ZERO)).isSameAs(noted);
    assertThat(timeline.await("a", Event.FIRING, "", Duration.ZERO)).isSameAs(noted);
  }

  @Test
  void whatHappensLaterIsWaitedFor() {
    var waiting =
        CompletableFuture.supplyAsync(
            () -> timeline.await("a", Event.REPAIR, "", Duration.ofSeconds(20)));
    timeline.note("b", Event.REPAIR, "", "of another");
    var noted = timeline.note("a", Event.REPAIR, "", "");
    assertThat(waiting.join()).isSameAs(noted);
  }

  @Test
  void whatDoesNotHappenIsNamed() {
    timeline.note("a", Event.FIRING, "Other", "");
    assertThatThrownBy(() -> timeline.await("a", Event.FIRING, "Low", Duration.ofMillis(20)))
        .isInstanceOf(MissingMoment.class)
        .hasMessage("did not happen within 20ms: a: alert firing (Low)");
  }

  @Test
  void theNextMomentIsNotTheFirst() {
    var first = timeline.note("a", Event.REPAIR, "", "");
    assertThatThrownBy(() -> timeline.awaitAfter(first, "a", Event.REPAIR, "", Duration.ZERO))
        .isInstanceOf(MissingMoment.class);
    clock.advance(Duration.ofMillis(1));
    var second = timeline.note("a", Event.REPAIR, "", "");
    assertThat(timeline.awaitAfter(first, "a", Event.REPAIR, "", Duration.ZERO)).isSameAs(second);
    assertThat(timeline.all("a", Event.REPAIR, "")).containsExactly(first, second);
  }
}
