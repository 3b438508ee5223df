// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import dev.tocsin.notify.NotifyReason;

/** What a flush came to, and why. */
public sealed interface Decision {

  /** The receiver is told. */
  record Notify(NotifyReason reason) implements Decision {}

  /**
   * The receiver is not told.
   *
   * @param detail what an enum can't say, for instance by which silence; may be empty
   */
  record Quiet(Why why, String detail) implements Decision {}

  /** Why a receiver is not told. */
  enum Why {
    /** The group still waits: {@code group_wait} or {@code group_interval}. */
    NOT_DUE,
    /** The notification before this one is not published yet. */
    STILL_PUBLISHING,
    /** Whatever fires is muted. */
    MUTED,
    /** Everything is resolved before anybody was told that it fired. */
    NOBODY_WAS_TOLD,
    /** The receiver knows all this, and it is too early to repeat it. */
    NOTHING_NEW
  }

  static Decision quiet(Why why) {
    return new Quiet(why, "");
  }

  /** In words, for whoever asks why there was a page or why there was none. */
  default String text() {
    return switch (this) {
      case Notify notify -> "notified: " + notify.reason().text();
      case Quiet quiet ->
          "quiet: "
              + quiet.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
              + (quiet.detail().isEmpty() ? "" : ", " + quiet.detail());
    };
  }
}
