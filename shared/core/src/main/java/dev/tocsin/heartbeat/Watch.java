// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.heartbeat;

import dev.tocsin.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of somebody who is to be heard from.
 *
 * @param since when this was first expected of it: who was never heard counts from then on
 * @param severity of the alert while there is one, so that it ends under the labels it began with
 * @param firedAt since when it has been told to be silent, or was; null if it never was
 * @param resolvedAt when that was over; null while it isn't
 * @param told whether dispatch knows
 */
public record Watch(
    String key,
    String name,
    Instant since,
    Severity severity,
    @Nullable Instant firedAt,
    @Nullable Instant resolvedAt,
    boolean told) {

  static Watch from(Expectation expected, Instant now) {
    return new Watch(expected.key(), expected.name(), now, expected.severity(), null, null, true);
  }

  /** Whether it is told, or is to be told, to be silent. */
  public boolean isSilent() {
    return firedAt != null && resolvedAt == null;
  }

  /** Whether anybody still has to do something about it. */
  public boolean isOpen() {
    return isSilent() || !told;
  }

  /**
   * As of now; the same object if nothing changes.
   *
   * @param last the last sign of life, if there ever was one
   */
  Watch after(Expectation expected, @Nullable Instant last, Instant now) {
    var heard = last == null || last.isBefore(since) ? since : last;
    boolean silent = heard.plus(expected.silentAfter()).isBefore(now);
    if (silent == isSilent()) {
      return this;
    }
    return silent ? new Watch(key, name, since, expected.severity(), now, null, false) : ended(now);
  }

  /** Nothing is expected any longer. */
  Watch ended(Instant now) {
    return isSilent() ? new Watch(key, name, since, severity, firedAt, now, false) : this;
  }

  Watch toldOf(Watch statement) {
    return equals(statement) && !told
        ? new Watch(key, name, since, severity, firedAt, resolvedAt, true)
        : this;
  }
}
