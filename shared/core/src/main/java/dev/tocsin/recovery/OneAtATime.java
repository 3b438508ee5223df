// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * While an action is under way and its effect is not known, the same is not done to the same
 * service a second time: two alerts of one cause would repair it twice, and neither could tell
 * whose repair helped.
 *
 * @param lease after how long an action whose end nobody told is taken as over
 * @param look when to ask again
 */
record OneAtATime(Duration lease, Duration look) implements Guard {

  @Override
  public Answer check(List<Permit> permits, Instant now) {
    return permits.stream()
        .filter(permit -> permit.outcome() == null && now.isBefore(permit.at().plus(lease)))
        .findFirst()
        .<Answer>map(
            busy -> new Answer.Wait(now.plus(look), "another action of this runbook is under way"))
        .orElseGet(Answer.Go::new);
  }
}
