// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.change;

import java.util.List;

/** The changes of the last weeks. */
public interface Changes {

  /** Keeps a change; the same one again changes nothing. */
  void add(Change change);

  /** The latest ones, the latest first. */
  List<Change> latest(int limit);
}
