// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.group.Group;
import dev.tocsin.group.Groups;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Groups in memory, for tests. */
public final class InMemoryGroups implements Groups {

  private final Map<String, Group> groups = new HashMap<>();

  @Override
  public synchronized Optional<Group> find(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  @Override
  public synchronized Change update(Group empty, UnaryOperator<Group> decision) {
    var before = groups.getOrDefault(empty.key().id(), empty);
    var after = decision.apply(before);
    if (after != before) {
      groups.put(empty.key().id(), after);
    }
    return new Change(before, after);
  }

  @Override
  public synchronized Optional<Change> change(String id, UnaryOperator<Group> decision) {
    return find(id).map(group -> update(group, decision));
  }
}
