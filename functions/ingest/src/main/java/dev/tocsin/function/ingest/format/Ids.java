// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

/** Names that senders give to their deliveries. */
final class Ids {

  private Ids() {}

  /** Whether an id can be part of an event's own: not empty, not too long, nothing unseen in it. */
  static boolean isUsable(String id) {
    return id.matches("[!-~]{1,200}");
  }
}
