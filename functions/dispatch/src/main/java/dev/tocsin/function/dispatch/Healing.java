// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Fingerprint;
import dev.tocsin.group.Group;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.recovery.Runbooks;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks for the runbooks that are for an alert, once in each stretch of firing. It waits for no
 * {@code group_wait} and heeds no silence: those are about people.
 */
final class Healing {

  private final Runbooks runbooks;
  private final Consumer<RecoveryRequest> requests;

  Healing(Runbooks runbooks, Consumer<RecoveryRequest> requests) {
    this.runbooks = runbooks;
    this.requests = requests;
  }

  /** Asks for what has not been asked for; returns the alerts that it asked for. */
  Set<Fingerprint> ask(Group group, Instant now) {
    var asked = new HashSet<Fingerprint>();
    group
        .members()
        .forEach(
            (fingerprint, member) -> {
              if (member.fires(now) && !member.recoveryAsked()) {
                for (var runbook : runbooks.matching(member.alert().labels())) {
                  requests.accept(RecoveryRequest.of(runbook.name(), member.alert(), now));
                  asked.add(fingerprint);
                }
              }
            });
    return asked;
  }
}
