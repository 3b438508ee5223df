// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.breaker.BreakerSettings;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.breaker.Verdict;
import dev.tocsin.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold before a runbook changes something. The rules are asked in the order of the list
 * and the first that objects decides; the circuit breaker comes last, because its yes may use up a
 * probe. An action that is let through has a permit, and its outcome is told once.
 */
public final class Guards {

  /** Longer than any window of a budget is worth remembering. */
  private static final int MOST_PERMITS = 200;

  private final List<Guard> rules;
  private final BreakerSettings breaker;
  private final Duration memory;

  /** What the guards answer, and what they remember after the question. */
  public record Ruling(GuardState state, Answer answer) {}

  Guards(GuardSettings settings, Verification verification) {
    // An action whose verification may take longer than the lease is still under way for so long.
    var lease = longest(settings.breaker().probeLease(), verification.within().plusMinutes(1));
    this.rules =
        List.of(
            new OneAtATime(lease, verification.every()),
            new Cooldown(settings.cooldown()),
            settings.budget());
    this.breaker = settings.breaker();
    this.memory = longest(lease, settings.cooldown(), settings.budget().window());
  }

  /**
   * May this attempt act? Asked again about an attempt that has its permit, the answer is yes
   * again: whoever got the first answer may have died before using it.
   */
  public Ruling ask(GuardState state, String attempt, Instant now) {
    if (state.permit(attempt).isPresent()) {
      return new Ruling(state, new Answer.Go());
    }
    for (var rule : rules) {
      var answer = rule.check(state.permits(), now);
      if (!(answer instanceof Answer.Go)) {
        return new Ruling(state, answer);
      }
    }
    var verdict = state.breaker().in(breaker.mode()).ask(breaker, now);
    return verdict.permitted()
        ? new Ruling(permitted(state, verdict, attempt, now), new Answer.Go())
        : new Ruling(state, new Answer.Refuse(refusal(verdict, now)));
  }

  /** Tells how an attempt turned out; what is told first stands. */
  public GuardState tell(GuardState state, String attempt, Outcome outcome, Instant now) {
    var told = new ArrayList<Permit>();
    boolean news = false;
    for (var permit : state.permits()) {
      boolean open = permit.attempt().equals(attempt) && permit.outcome() == null;
      news |= open;
      told.add(open ? new Permit(attempt, permit.at(), outcome) : permit);
    }
    return news
        ? new GuardState(
            state.breaker().in(breaker.mode()).after(outcome, breaker, now), told, state.paged())
        : state;
  }

  private GuardState permitted(GuardState state, Verdict verdict, String attempt, Instant now) {
    var from = now.minus(memory);
    var kept = new ArrayList<>(state.permits());
    kept.removeIf(permit -> permit.at().isBefore(from));
    kept.add(new Permit(attempt, now, null));
    return new GuardState(
        verdict.breaker(),
        kept.subList(Math.max(0, kept.size() - MOST_PERMITS), kept.size()),
        state.paged());
  }

  private static String refusal(Verdict verdict, Instant now) {
    return switch (verdict.reason()) {
      case FORCED_OPEN -> "the circuit breaker is forced open";
      case PROBES_TAKEN -> "the circuit breaker is half-open and its probes are under way";
      default ->
          "the circuit breaker is open"
              + verdict
                  .again()
                  .map(again -> " for " + Durations.text(wholeSeconds(now, again)))
                  .orElse("");
    };
  }

  private static Duration wholeSeconds(Instant from, Instant to) {
    return Duration.ofSeconds(Duration.between(from, to).plusMillis(999).toSeconds());
  }

  private static Duration longest(Duration... durations) {
    var longest = Duration.ZERO;
    for (var duration : durations) {
      longest = duration.compareTo(longest) > 0 ? duration : longest;
    }
    return longest;
  }
}
