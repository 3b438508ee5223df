// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.mute;

import java.time.Instant;

/** Whether a firing alert is kept quiet, and by what. */
public sealed interface Verdict {

  /** Nothing keeps it quiet. */
  Verdict HEARD = new Heard();

  record Heard() implements Verdict {}

  /**
   * A silence keeps it quiet.
   *
   * @param id the silence's
   */
  record Silenced(String id, Instant until, String createdBy) implements Verdict {}

  default boolean isMuted() {
    return !(this instanceof Heard);
  }

  /** In words, for whoever asks why there was no page. */
  default String text() {
    return switch (this) {
      case Heard heard -> "heard";
      case Silenced silenced ->
          "silenced by "
              + silenced.createdBy()
              + " until "
              + silenced.until()
              + " ("
              + silenced.id()
              + ")";
    };
  }
}
