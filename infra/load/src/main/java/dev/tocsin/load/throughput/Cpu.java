// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import java.time.Duration;

/** Processor time of a process, all its threads together, from when this was made. */
final class Cpu {

  private final ProcessHandle process;
  private final Duration before;

  Cpu(ProcessHandle process) {
    this.process = process;
    this.before = now();
  }

  Duration used() {
    return now().minus(before);
  }

  /** Milliseconds for each of so many things. */
  double millisFor(long things) {
    return things == 0 ? 0 : used().toNanos() / 1e6 / things;
  }

  private Duration now() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
