// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several things of which each is attempted although another one has failed: a group whose topic
 * refuses must not keep other groups from being told. In the end the failure is thrown, with the
 * other ones in it, so that the message comes again.
 */
final class Attempts {

  private @Nullable RuntimeException failure;

  void make(Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      add(e);
    }
  }

  /** One that was made elsewhere has failed. */
  void add(RuntimeException e) {
    if (failure == null) {
      failure = e;
    } else if (failure != e) {
      failure.addSuppressed(e);
    }
  }

  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  boolean failed() {
    return failure != null;
  }

  void finish() {
    if (failure != null) {
      throw failure;
    }
  }
}
