// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.List;

/**
 * What the local runtime makes of each resource type and property: honoured, known to mean nothing
 * on one machine, or refused. Nothing is ignored without being named.
 */
public final class Support {

  private Support() {}

  /** Everything in the stack that can't be honoured, each with its line; empty means: start. */
  public static List<String> complaints(Stack stack) {
    throw new UnsupportedOperationException();
  }

  /** A line per kind of thing in the stack that means nothing on one machine, with the reason. */
  public static List<String> withoutMeaning(Stack stack) {
    throw new UnsupportedOperationException();
  }
}
