// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The groups that there are, and for some days those that there were. */
public interface Groups {

  /**
   * A group before and after a change; the same object twice if nothing was to be changed.
   *
   * @param before as it was read for the decision that was written in the end
   */
  record Change(Group before, Group after) {

    public boolean isNone() {
      return before == after;
    }
  }

  Optional<Group> find(String id);

  /**
   * Changes a group, or the empty one given if there is none, by a decision without side effects,
   * which is made again when somebody else was faster. Where the decision returns the same object
   * nothing is written.
   */
  Change update(Group empty, UnaryOperator<Group> decision);

  /** As {@link #update}, but where there is no such group nothing is done. */
  Optional<Change> change(String id, UnaryOperator<Group> decision);
}
