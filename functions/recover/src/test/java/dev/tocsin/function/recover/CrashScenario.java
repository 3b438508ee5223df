// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.recovery.Recovery;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever effect the process dies after, the redelivered message brings the story to the same end:
 * the same attempts under the same keys, the same words to people, the same memory of the guards.
 */
class CrashScenario {

  private static final int MORE_EFFECTS_THAN_ANY_STORY = 200;

  private enum Story {
    HELPS(
        bench -> {
          bench.deliver(bench.fires(0));
          bench.until(40);
          bench.resolves();
          bench.until(60);
        }),
    DOES_NOT_HELP_AND_RESOLVES_LATER(
        bench -> {
          bench.deliver(bench.fires(0));
          bench.until(300);
          bench.resolves();
          bench.until(900);
        }),
    FAILS_THEN_HELPS_AFTER_A_PAGE_FOR_ANOTHER(
        bench -> {
          bench.answer = ActionResult.failed("HTTP 503");
          bench.deliver(bench.fires("LowHitRate", 0));
          bench.until(120);
          bench.answer = ActionResult.done("HTTP 200");
          bench.deliver(bench.fires("LowSuccessRate", 120));
          bench.until(150);
          bench.resolves("LowSuccessRate");
          bench.until(200);
          bench.resolves("LowHitRate");
          bench.until(900);
        });

    private final Consumer<Bench> play;

    Story(Consumer<Bench> play) {
      this.play = play;
    }
  }

  /** What the world has seen, each thing once. */
  private record Seen(
      List<Recovery.Status> ends,
      List<Integer> attempts,
      HashSet<String> keys,
      HashSet<String> events,
      List<String> permits,
      Object breaker,
      Object paged) {

    static Seen of(Bench bench) {
      var recoveries = bench.recoveries.latest(10);
      return new Seen(
          recoveries.stream().map(Recovery::status).toList(),
          recoveries.stream().map(recovery -> recovery.attempts().size()).toList(),
          new HashSet<>(bench.keys()),
          new HashSet<>(
              bench.sent.stream()
                  .map(batch -> batch.eventId() + " " + batch.alerts().size())
                  .toList()),
          bench.guardState().permits().stream()
              .map(permit -> permit.attempt() + " " + permit.outcome())
              .toList(),
          bench.guardState().breaker(),
          bench.guardState().paged());
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void endsTheSameWhereverItDied(Story story) {
    var calm = new Bench();
    story.play.accept(calm);
    var expected = Seen.of(calm);
    assertThat(expected.ends()).isNotEmpty();

    int effects = 1;
    for (; effects < MORE_EFFECTS_THAN_ANY_STORY; effects++) {
      var bench = new Bench();
      var crash = bench.dieAfter(effects);
      story.play.accept(bench);
      if (!crash.happened()) {
        break;
      }
      assertThat(Seen.of(bench)).as("died after effect %d", effects).isEqualTo(expected);
      assertThat(bench.calls.size() - bench.keys().stream().distinct().count())
          .as("an action is called twice only if its caller died before noting that it was done")
          .isLessThanOrEqualTo(1);
    }
    assertThat(effects).as("effects of the story").isBetween(5, MORE_EFFECTS_THAN_ANY_STORY - 1);
  }
}
