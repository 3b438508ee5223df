// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.alert.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of the alerts queue on its way through the stages, and what has failed of it. Those of
 * an invocation are taken in together, so that an alert is read and a group written once for all of
 * them; each of them succeeds or fails by itself.
 */
final class Incoming {

  private AlertBatch batch;
  private final Attempts attempts = new Attempts();

  Incoming(AlertBatch batch) {
    this.batch = batch;
  }

  AlertBatch batch() {
    return batch;
  }

  /** It repeats what was received at this time, if that is earlier. */
  void saidAt(Instant first) {
    batch = batch.saidAt(first);
  }

  /** Attempts something that concerns this message alone. */
  void attempt(Runnable attempt) {
    attempts.make(attempt);
  }

  /** Something that concerns it, and maybe others, has failed. */
  void fail(RuntimeException failure) {
    attempts.add(failure);
  }

  Optional<RuntimeException> failure() {
    return attempts.failure();
  }

  /**
   * Those that can be taken in together, in the order of the messages: as many as say the same of
   * each alert that they share. An alert that begins and ends within one invocation is two rounds,
   * as its beginning may be for somebody to know; and what adds to or acknowledges other messages'
   * alerts is a round of its own.
   */
  static List<List<Incoming>> rounds(List<Incoming> messages, Instant now) {
    var rounds = new ArrayList<List<Incoming>>();
    var said = new HashMap<Fingerprint, Alert.Status>();
    for (var message : messages) {
      var says = message.says(now);
      if (rounds.isEmpty() || says.isEmpty() || !agree(said, says.get())) {
        rounds.add(new ArrayList<>());
        said.clear();
      }
      rounds.getLast().add(message);
      says.ifPresentOrElse(said::putAll, () -> rounds.add(new ArrayList<>()));
    }
    rounds.removeIf(List::isEmpty);
    return rounds;
  }

  private static boolean agree(
      Map<Fingerprint, Alert.Status> said, Map<Fingerprint, Alert.Status> says) {
    return says.entrySet().stream()
        .allMatch(one -> said.getOrDefault(one.getKey(), one.getValue()) == one.getValue());
  }

  /** What it says of which alert; empty if it is a round of its own. */
  private Optional<Map<Fingerprint, Alert.Status>> says(Instant now) {
    var says = new HashMap<Fingerprint, Alert.Status>();
    for (var alert : batch.alerts()) {
      var other = says.put(alert.fingerprint(), alert.status(now));
      if (alert.isBare() || (other != null && other != alert.status(now))) {
        return Optional.empty();
      }
    }
    return batch.acknowledgements().isEmpty() ? Optional.of(says) : Optional.empty();
  }
}
