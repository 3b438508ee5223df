// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.ledger;

/** What the ledger knew of an event when its acceptance was to be noted. */
public sealed interface Noted {

  /** Nothing: it is noted now. */
  record First() implements Noted {}

  /** It was accepted within the window: a duplicate. */
  record Again() implements Noted {}

  /**
   * It was accepted before the window, so that this is another event of the same name, which needs
   * a name of its own.
   *
   * @param rounds how many events have had the name so far, at least 1
   */
  record Lapsed(int rounds) implements Noted {}
}
