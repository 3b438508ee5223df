// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a runbook for one firing of one alert: what was wanted, what was done, and
 * whether it helped. A value; each method returns the recovery as it is after a step, one version
 * on.
 *
 * <pre>
 * requested --> running --> verifying --> succeeded
 *     |  ^         |            |
 *     |  +---------+------------+  another attempt
 *     +--> ignored, refused, escalated, failed
 * </pre>
 *
 * @param id the request's: the same firing of the same alert has one recovery a runbook
 * @param service what is repaired: the alert's label {@code service}
 * @param alert the alert that asked, as it was then
 * @param reason why it has this status; for people
 * @param attempts what was tried, the first first
 * @param updatedAt when it last changed
 * @param pagedAt when a person was told that it can't be repaired; null if nobody had to be
 * @param endedAt when it was over, null while there is still something to do or to watch
 * @param version how often it was written, from 1
 */
public record Recovery(
    String id,
    String runbook,
    String service,
    Alert alert,
    Status status,
    String reason,
    List<Attempt> attempts,
    Instant requestedAt,
    Instant updatedAt,
    @Nullable Instant pagedAt,
    @Nullable Instant endedAt,
    long version) {

  /** How far a recovery has come. */
  public enum Status {
    /** Wanted; nothing is done, or not again since the last attempt. */
    REQUESTED,
    /** The alert was over before anything was done. */
    IGNORED,
    /** A guard said no before anything was done. */
    REFUSED,
    /** The action is being called; if its caller died, it is called again under the same key. */
    RUNNING,
    /** The action is done, and the rule that fired is being watched. */
    VERIFYING,
    /** The alert resolved after the action. */
    SUCCEEDED,
    /** It did not help for long: the alert came back, and that firing has a recovery of its own. */
    FAILED,
    /** It did not help, and a person was told. */
    ESCALATED
  }

  public Recovery {
    attempts = List.copyOf(attempts);
  }

  public static Recovery requested(RecoveryRequest request) {
    return new Recovery(
        request.id(),
        request.runbook(),
        request.alert().labels().get(Labels.SERVICE),
        request.alert(),
        Status.REQUESTED,
        "the alert fires",
        List.of(),
        request.requestedAt(),
        request.requestedAt(),
        null,
        null,
        1);
  }

  /** The attempt that is under way or was the last. */
  public Optional<Attempt> attempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /**
   * The name of the attempt that is under way, or would be next: its idempotency key, the same
   * however often it is called.
   */
  public String attemptKey() {
    return status == Status.REQUESTED ? key(attempts.size() + 1) : lastAttemptKey();
  }

  /** The name of the attempt that is under way or was the last. */
  public String lastAttemptKey() {
    return key(attempts.size());
  }

  private String key(int attempt) {
    return id + "/" + attempt;
  }

  public boolean over() {
    return endedAt != null;
  }

  /** Still wanted, but not now. */
  public Recovery waiting(String why, Instant now) {
    return step(Status.REQUESTED, why, attempts, now, null);
  }

  /** About to act. */
  public Recovery running(Instant now) {
    var more = new ArrayList<>(attempts);
    more.add(Attempt.started(attempts.size() + 1, now));
    return step(Status.RUNNING, "attempt " + more.size(), more, now, null);
  }

  /** The action is done. */
  public Recovery verifying(String answer, Instant now) {
    return step(
        Status.VERIFYING,
        "waiting for the alert to resolve",
        last(attempt -> attempt.acted(answer, now)),
        now,
        null);
  }

  /** Looked at, and nothing has changed. */
  public Recovery looked(Instant now) {
    return step(status, reason, attempts, now, null);
  }

  /** The attempt did not help, and there may be another. */
  public Recovery again(String finding, Instant now) {
    return step(Status.REQUESTED, finding, last(attempt -> attempt.ended(finding, now)), now, null);
  }

  /** It is over, one way or the other. */
  public Recovery ended(Status status, String why, Instant now) {
    return step(status, why, closed(why, now), now, now);
  }

  /** A person was told; it is over when the alert is. */
  public Recovery paged(Status status, String why, Instant now) {
    return new Recovery(
        id,
        runbook,
        service,
        alert,
        status,
        why,
        closed(why, now),
        requestedAt,
        now,
        now,
        null,
        version + 1);
  }

  /** The alert that a person was told of is over. */
  public Recovery settled(Instant now) {
    return step(status, reason, attempts, now, now);
  }

  private Recovery step(
      Status next, String why, List<Attempt> tried, Instant now, @Nullable Instant end) {
    return new Recovery(
        id, runbook, service, alert, next, why, tried, requestedAt, now, pagedAt, end, version + 1);
  }

  private List<Attempt> closed(String why, Instant now) {
    return attempt().isPresent() && attempt().get().endedAt() == null
        ? last(attempt -> attempt.ended(why, now))
        : attempts;
  }

  private List<Attempt> last(UnaryOperator<Attempt> change) {
    var changed = new ArrayList<>(attempts);
    changed.set(changed.size() - 1, change.apply(changed.getLast()));
    return changed;
  }
}
