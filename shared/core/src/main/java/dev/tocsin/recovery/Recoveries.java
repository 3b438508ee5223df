// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import java.util.List;
import java.util.Optional;

/** Every recovery there was, by id. */
public interface Recoveries {

  Optional<Recovery> find(String id);

  /**
   * Stores a recovery in place of the version before it; one of version 1 only if there is none.
   *
   * @return false if somebody else has written since; nothing is changed then
   */
  boolean save(Recovery recovery);

  /** The recoveries that were requested last, the latest first. */
  List<Recovery> latest(int limit);
}
