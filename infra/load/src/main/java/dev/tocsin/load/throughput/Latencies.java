// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import java.util.Arrays;

/**
 * How long answers took, in nanoseconds. All are kept, so that percentiles are exact: a run has few
 * enough.
 */
final class Latencies {

  private long[] nanos = new long[1024];
  private int size;

  void add(long elapsed) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = elapsed;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  /**
   * The least value that at least this share of all do not exceed, in milliseconds; 0 if there is
   * none.
   *
   * @param share from 0 to 1; 1 is the greatest
   */
  double millis(double share) {
    if (size == 0) {
      return 0;
    }
    Arrays.sort(nanos, 0, size);
    int rank = (int) Math.ceil(share * size);
    return nanos[Math.clamp(rank - 1L, 0, size - 1)] / 1e6;
  }
}
