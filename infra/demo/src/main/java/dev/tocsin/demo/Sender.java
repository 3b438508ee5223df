// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

/** Sends webhooks to Tocsin as one of its sources. */
@FunctionalInterface
public interface Sender {

  /**
   * Sends one delivery, once.
   *
   * @param source the sender's name in {@code sources.yaml}
   * @param id the delivery's, the same when it is sent again
   * @param body JSON
   * @return whether it was accepted; if not, nobody knows, and it should be sent again
   */
  boolean send(String source, String id, String body);
}
