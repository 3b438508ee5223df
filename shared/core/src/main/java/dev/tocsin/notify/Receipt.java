// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of telling one integration of a receiver: the proof that somebody was paged, or of
 * why not.
 *
 * @param notification the notification's id
 * @param integration its name within the receiver: {@link Receiver#named}
 * @param status the HTTP status of the last answer, 0 if there was none
 * @param detail in words what went wrong, empty if nothing; never a URL or an answer's body
 * @param attempts how many calls it took this time
 * @param at when the answer came
 * @param latency from the entry of the alert into Tocsin to {@code at}
 */
public record Receipt(
    String notification,
    String receiver,
    String integration,
    Outcome outcome,
    int status,
    String detail,
    int attempts,
    Instant at,
    Duration latency) {

  /** Whether it was told. */
  public enum Outcome {
    DELIVERED,
    /** It is not told yet, and the notification comes again from the queue. */
    DEFERRED,
    /** It refused in a way that no repetition cures: configuration or the receiver must change. */
    REFUSED
  }

  public boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }
}
