// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

import java.time.Instant;

/**
 * A circuit breaker: it watches how an action turns out, and when the action keeps failing it says
 * no for a while, so that a repair which does not help is not repeated until it does harm.
 *
 * <p>Before acting, ask; after acting, tell how it went:
 *
 * <pre>{@code
 * var verdict = breaker.ask(settings, now);
 * if (verdict.permitted()) {
 *   var outcome = act();
 *   breaker = verdict.breaker().after(outcome, settings, now);
 * }
 * }</pre>
 *
 * <p>It is a value. Asking and telling return the breaker as it is afterwards, and whoever asks
 * stores it; a breaker has no clock, no timer and no thread, so it works as well in a function that
 * lives for a second as in a process that lives for a year. Nothing happens when the time of an
 * open breaker is over: the next question finds out.
 *
 * <table>
 * <caption>The states</caption>
 * <tr><td>{@link Closed}</td><td>All is well: every question is answered yes. Failures in a row are
 * counted, and a success sets the count to nought. At the threshold it opens.</td></tr>
 * <tr><td>{@link Open}</td><td>Every question is answered no, at first for a minute, and twice as
 * long each time that a probe fails, up to five minutes. The first question after that makes it
 * half-open.</td></tr>
 * <tr><td>{@link HalfOpen}</td><td>A few are let through as probes, the rest is answered no. One
 * failed probe opens it again; enough successes close it.</td></tr>
 * <tr><td>{@link ForcedOpen}</td><td>The kill switch. No, whatever happens, until a person says
 * otherwise.</td></tr>
 * <tr><td>{@link MetricsOnly}</td><td>The dry run. Yes, whatever happens, while a breaker behind it
 * goes through its states as if it had a say: what it would have refused can be read from the
 * verdicts.</td></tr>
 * </table>
 *
 * <p>A closed breaker never becomes half-open without having been open, and an open one never
 * closes without probes that succeeded. An outcome that comes in while the breaker is open belongs
 * to an action from before, and changes nothing: the breaker knows already.
 *
 * <p>An {@link Outcome#IGNORED ignored} outcome says nothing about the action (it was called off,
 * or what it should repair was over before it began). It gives a probe's place back and counts for
 * nothing else.
 *
 * <p>The states' names are those of Resilience4j. The numbers are requirement M-41's: see {@link
 * BreakerSettings}.
 */
public sealed interface Breaker permits Closed, Open, HalfOpen, ForcedOpen, MetricsOnly {

  /** A breaker that has seen nothing yet. */
  static Breaker fresh() {
    return Closed.FRESH;
  }

  /** May the action be done? A yes in the half-open state takes one of the probes' places. */
  Verdict ask(BreakerSettings settings, Instant now);

  /** The breaker after an action that it permitted. */
  Breaker after(Outcome outcome, BreakerSettings settings, Instant now);

  /**
   * The breaker in the mode that a person has chosen. Entering or leaving forced-open forgets what
   * was counted before; leaving metrics-only goes on with what was observed.
   */
  default Breaker in(Mode mode) {
    return switch (mode) {
      case NORMAL ->
          switch (this) {
            case ForcedOpen forced -> fresh();
            case MetricsOnly dryRun -> dryRun.observed();
            default -> this;
          };
      case FORCED_OPEN -> new ForcedOpen();
      case METRICS_ONLY -> this instanceof MetricsOnly ? this : new MetricsOnly(in(Mode.NORMAL));
    };
  }
}
