// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.incident;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every incident there was, until its retention is over. */
public interface Incidents {

  /**
   * Stores a new incident unless there is one with this id, and returns the one that is stored: a
   * redelivery opens nothing a second time.
   */
  Incident open(Incident incident);

  Optional<Incident> find(String id);

  /**
   * Changes an incident by a decision without side effects, which may be made again when somebody
   * else was faster, and returns it as it then stands; nothing if there is no such incident.
   */
  Optional<Incident> change(String id, UnaryOperator<Incident> decision);

  /** The incidents of one status, the latest opened first. */
  List<Incident> list(Incident.Status status, int limit);
}
