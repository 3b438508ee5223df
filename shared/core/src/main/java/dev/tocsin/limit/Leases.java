// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import java.time.Instant;

/** How many deliveries of each source have been claimed in each window, by all instances. */
public interface Leases {

  /**
   * Claims deliveries, granted or not: the count says what was asked for.
   *
   * @param window the window's beginning
   * @return how many are claimed now, these included
   */
  long claim(String source, Instant window, int deliveries);
}
