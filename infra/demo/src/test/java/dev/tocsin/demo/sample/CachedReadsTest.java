// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachedReadsTest {

  private static final int KEYS = 10;

  private final ManualClock clock = new ManualClock();
  private final CachedReads reads = new CachedReads(Duration.ZERO, clock);

  @Test
  void aWarmCacheAnswersEverythingItself() {
    load();
    assertThat(load()).isEqualTo(new Meter.Reading(100, 100, 0));
  }

  @Test
  void aColdCacheSucceedsThroughTheStore() {
    var reading = load();
    assertThat(reading.successRate()).isEqualTo(100);
    assertThat(reading.hitRate()).isEqualTo(90);
  }

  @Test
  void breakingItLowersSuccessAndHits() {
    load();
    reads.breakDown();
    var reading = load();
    assertThat(reading.successRate()).isZero();
    assertThat(reading.hitRate()).isZero();
  }

  @Test
  void aRepairRestoresIt() {
    reads.breakDown();
    load();
    reads.repair();
    assertThat(load().successRate()).isEqualTo(100);
    assertThat(load().hitRate()).isEqualTo(100);
  }

  @Test
  void aRepairDoesNotHelpAStoreThatIsDownAndAPersonDoes() {
    reads.breakForGood();
    reads.repair();
    assertThat(load().successRate()).isZero();
    reads.fix();
    assertThat(load().successRate()).isEqualTo(100);
  }

  @Test
  void aMeterThatWasNotUsedHasNoReading() {
    assertThat(reads.meter().take()).isEmpty();
    load();
    assertThat(reads.meter().take()).isEmpty();
  }

  /** A hundred reads; what the meter says of them, the time rounded away. */
  private Meter.Reading load() {
    for (int read = 0; read < 100; read++) {
      reads.read("key-" + read % KEYS);
      clock.advance(Duration.ofMillis(10));
    }
    var reading = reads.meter().take().orElseThrow();
    assertThat(reading.responseMillis()).isNotNegative();
    return new Meter.Reading(reading.successRate(), reading.hitRate(), 0);
  }
}
