// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a group is flushed. As in Alertmanager a group waits first ({@code group_wait}) and is from
 * then on looked at on a grid of {@code group_interval}. Unlike there, ticks of the grid at which
 * nothing can have changed are left out, so that a group that merely keeps firing costs nothing.
 *
 * @param lastFlush the tick that the grid counts from; null until the first flush
 * @param nextFlush null if there is nothing to look at
 * @param version rises with every change of {@code nextFlush}: the version of the group's timer
 */
public record Rhythm(@Nullable Instant lastFlush, @Nullable Instant nextFlush, long version) {

  boolean isDue(Instant now) {
    return nextFlush != null && !now.isBefore(nextFlush);
  }

  public Optional<Instant> next() {
    return Optional.ofNullable(nextFlush);
  }

  /** Something has changed: look at {@code tick} if that is earlier than intended. */
  Rhythm noLaterThan(Instant tick) {
    return nextFlush != null && !tick.isBefore(nextFlush) ? this : to(lastFlush, tick);
  }

  /** A flush is done, and the next is at {@code tick}. */
  Rhythm flushed(Instant now, Instant tick) {
    return to(now, tick);
  }

  /** Nothing is left to look at; the next alert makes the group wait anew. */
  Rhythm over() {
    return to(null, null);
  }

  /** The first tick of the grid at or after an instant. */
  Instant tick(Instant atOrAfter, Duration interval) {
    var last = Objects.requireNonNull(lastFlush, "the grid begins with the first flush");
    var first = last.plus(interval);
    if (!first.isBefore(atOrAfter)) {
      return first;
    }
    var past = Duration.between(last, atOrAfter);
    long ticks = past.dividedBy(interval);
    var tick = last.plus(interval.multipliedBy(ticks));
    return tick.isBefore(atOrAfter) ? tick.plus(interval) : tick;
  }

  private Rhythm to(@Nullable Instant last, @Nullable Instant next) {
    boolean same = Objects.equals(next, nextFlush);
    return same && Objects.equals(last, lastFlush)
        ? this
        : new Rhythm(last, next, same ? version : version + 1);
  }
}
