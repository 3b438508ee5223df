// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.List;
import java.util.Optional;

/**
 * A payload format: how one kind of sender's JSON is read. It has no state and does nothing else.
 */
public interface Format {

  /**
   * Every format there is; {@code sources.yaml} names them. A new one is a class and a line here.
   */
  List<Format> ALL =
      List.of(
          new AlertmanagerFormat(),
          new PlainAlertFormat(),
          new SamplesFormat(),
          new GitHubFormat(),
          new GoHighLevelFormat());

  /** Its name in {@code sources.yaml}. */
  String name();

  /**
   * Reads a body that is known to be the sender's.
   *
   * @throws InvalidPayload naming the place that is wrong
   */
  Payload read(Value body, Arrival arrival);

  /** The sender's id of the delivery, where the body carries it. */
  default Optional<String> deliveryId(Value body) {
    return Optional.empty();
  }

  /** Whose event it is, where one vendor's signature stands for many customers. */
  default Optional<String> tenant(Value body) {
    return Optional.empty();
  }
}
