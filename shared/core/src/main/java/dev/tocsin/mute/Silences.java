// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.mute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The silences that there are, until some days after their end. */
public interface Silences {

  /** Stores a silence, in place of an earlier one of the same id. */
  void save(Silence silence);

  Optional<Silence> find(String id);

  /** Those that hold at {@code now}. */
  List<Silence> active(Instant now);
}
