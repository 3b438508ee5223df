// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.Optional;

/**
 * Answers the handshake of one kind of sender; nothing where a delivery is none. Whoever answers
 * unsigned deliveries must know by something else that they may, or give away nothing.
 */
interface Greeter {

  /** Before anything is verified. */
  default Optional<Greeting> unsigned(Caller caller) {
    return Optional.empty();
  }

  /** After the delivery was verified to be the sender's. */
  default Optional<Greeting> signed(Caller caller) {
    return Optional.empty();
  }

  /** Whether the sender takes an answer with a body for a failure. */
  default boolean wantsBareAnswers() {
    return false;
  }
}
