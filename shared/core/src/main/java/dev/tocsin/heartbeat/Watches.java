// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import java.util.List;
import java.util.function.UnaryOperator;

/** What is remembered of all who are to be heard from. */
public interface Watches {

  /**
   * Changes a watch; done again if somebody else was faster, so without side effects.
   *
   * @param absent what there is to change if there is nothing yet, stored even if left as it is
   * @return the watch as it now stands
   */
  Watch update(Watch absent, UnaryOperator<Watch> change);

  /** The open ones, in no order. */
  List<Watch> open();
}
