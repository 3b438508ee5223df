// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void aPercentileIsTheLeastValueThatItsShareDoesNotExceed() {
    var latencies = ofMillis(LongStream.rangeClosed(1, 200).map(i -> 201 - i));
    assertThat(latencies.millis(0.5)).isEqualTo(100);
    assertThat(latencies.millis(0.95)).isEqualTo(190);
    assertThat(latencies.millis(0.99)).isEqualTo(198);
    assertThat(latencies.millis(1)).isEqualTo(200);
  }

  @Test
  void aFewAreEnough() {
    assertThat(new Latencies().millis(0.99)).isZero();
    assertThat(ofMillis(LongStream.of(7)).millis(0.5)).isEqualTo(7);
    assertThat(ofMillis(LongStream.of(7)).millis(0)).isEqualTo(7);
  }

  @Test
  void thoseOfAllConnectionsCountTogether() {
    var all = ofMillis(LongStream.range(0, 2000).map(i -> 1));
    all.addAll(ofMillis(LongStream.range(0, 2000).map(i -> 9)));
    assertThat(all.millis(0.5)).isEqualTo(1);
    assertThat(all.millis(0.51)).isEqualTo(9);
  }

  private static Latencies ofMillis(LongStream millis) {
    var latencies = new Latencies();
    millis.forEach(value -> latencies.add(value * 1_000_000));
    return latencies;
  }
}
