// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ledger;

/** How the way of an accepted event ended. */
public enum Outcome {
  /** Its samples are in the rollups. */
  RECORDED,
  /** Its alerts are merged, routed and, where due, notified. */
  DISPATCHED,
  /** Nothing in it concerns Tocsin: a ping, or an event that the mapping leaves out. */
  IGNORED
}
