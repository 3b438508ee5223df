// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.breaker.Outcome;
import dev.tocsin.recovery.Answer;
import dev.tocsin.recovery.GuardState;
import dev.tocsin.recovery.GuardStates;
import dev.tocsin.recovery.Recovery;
import dev.tocsin.recovery.RecoveryFailed;
import dev.tocsin.recovery.Runbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What stands between a wish and an action: the guards with their memory, and the way to a person
 * for whatever they stop.
 */
final class Gate {

  private final GuardStates states;
  private final Consumer<AlertBatch> alerts;

  Gate(GuardStates states, Consumer<AlertBatch> alerts) {
    this.states = states;
    this.alerts = alerts;
  }

  Answer ask(Runbook runbook, Recovery recovery, Instant now) {
    var guards = runbook.guards();
    var answer = new AtomicReference<Answer>();
    update(
        recovery,
        state -> {
          var ruling = guards.ask(state, recovery.attemptKey(), now);
          answer.set(ruling.answer());
          return ruling.state();
        });
    return answer.get();
  }

  void tell(Runbook runbook, Recovery recovery, Outcome outcome, Instant now) {
    var guards = runbook.guards();
    var attempt = recovery.lastAttemptKey();
    update(recovery, state -> guards.tell(state, attempt, outcome, now));
  }

  /** Tells a person; about one cause only once, until it is over. */
  void page(Recovery recovery, String why, Instant now) {
    var cause = recovery.alert().name();
    var state = update(recovery, before -> before.paged(cause, now));
    var since = state.paged().getOrDefault(cause, now);
    send(recovery, "escalated", List.of(RecoveryFailed.firing(recovery, why, since, now)), now);
  }

  /** What a person was told of because of this recovery's alert is over. */
  void clear(Recovery recovery, Instant now) {
    var cause = recovery.alert().name();
    var since = update(recovery, same -> same).paged().get(cause);
    if (since != null) {
      resolve(recovery, Map.of(cause, since), now);
    }
  }

  /** The runbook helped, so whatever a person was told of it on this service is over. */
  void clearAll(Recovery recovery, Instant now) {
    var paged = update(recovery, same -> same).paged();
    if (!paged.isEmpty()) {
      resolve(recovery, paged, now);
    }
  }

  /** Said before it is forgotten: whoever dies in between says it again, under the same id. */
  private void resolve(Recovery recovery, Map<String, Instant> paged, Instant now) {
    var resolved =
        paged.entrySet().stream()
            .map(cause -> RecoveryFailed.resolved(recovery, cause.getKey(), cause.getValue(), now))
            .toList();
    send(recovery, "resolved", resolved, now);
    update(
        recovery,
        state -> {
          var cleared = state;
          for (var cause : paged.keySet()) {
            cleared = cleared.cleared(cause);
          }
          return cleared;
        });
  }

  private void send(Recovery recovery, String outcome, List<Alert> batch, Instant now) {
    var eventId = "recover:" + recovery.id() + ":" + outcome;
    alerts.accept(AlertBatch.of(eventId, RecoveryFailed.SOURCE, now, batch));
  }

  private GuardState update(Recovery recovery, UnaryOperator<GuardState> change) {
    return states.update(recovery.runbook(), recovery.service(), change);
  }
}
