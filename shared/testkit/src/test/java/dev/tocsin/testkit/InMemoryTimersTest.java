// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.util.ArrayList;
import java.util.List;

class InMemoryTimersTest extends TimersContract {

  private final InMemoryTimers timers = new InMemoryTimers(clock);
  private final List<InMemoryTimers.Sent> seen = new ArrayList<>();

  @Override
  protected Timers timers() {
    return timers;
  }

  @Override
  protected List<Wakeup> sent() {
    var fresh = new ArrayList<>(timers.sent().subList(seen.size(), timers.sent().size()));
    seen.addAll(fresh);
    return fresh.stream().map(InMemoryTimers.Sent::wakeup).toList();
  }
}
