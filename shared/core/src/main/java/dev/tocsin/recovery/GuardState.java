// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.breaker.Breaker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the guards of one runbook remember about one service. It is one document, so that asking the
 * guards is one conditional write: two functions that ask at once can't both be let through.
 *
 * @param breaker the circuit breaker of this runbook on this service
 * @param permits the actions let through lately, the oldest first
 * @param paged the names of the alerts that a person was told of because this runbook did not help,
 *     and since when
 */
public record GuardState(Breaker breaker, List<Permit> permits, Map<String, Instant> paged) {

  public GuardState {
    permits = List.copyOf(permits);
    paged = Map.copyOf(paged);
  }

  public static GuardState fresh() {
    return new GuardState(Breaker.fresh(), List.of(), Map.of());
  }

  public Optional<Permit> permit(String attempt) {
    return permits.stream().filter(permit -> permit.attempt().equals(attempt)).findFirst();
  }

  /** Notes that a person was told; the first time stands. */
  public GuardState paged(String alertName, Instant now) {
    var all = new TreeMap<>(paged);
    return all.putIfAbsent(alertName, now) == null ? new GuardState(breaker, permits, all) : this;
  }

  /** Notes that what a person was told of is over. */
  public GuardState cleared(String alertName) {
    var rest = new TreeMap<>(paged);
    return rest.remove(alertName) == null ? this : new GuardState(breaker, permits, rest);
  }
}
