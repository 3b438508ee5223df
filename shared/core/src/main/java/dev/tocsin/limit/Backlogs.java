// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import java.time.Duration;
import java.time.Instant;

/** What the consumers tell the front door about what is waiting. */
public interface Backlogs {

  /** As last noted; {@link Backlog#NONE} if nothing ever was. */
  Backlog of(Traffic traffic);

  /** Notes the age of a message as {@link Backlog#noted} decides. */
  void note(Traffic traffic, Duration age, Instant now);
}
