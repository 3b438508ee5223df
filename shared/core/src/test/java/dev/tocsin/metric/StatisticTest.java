// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {

  private static final Summary ONE_TO_HUNDRED =
      Summary.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

  @ParameterizedTest
  @CsvSource({
    "Average, 50.5",
    "Sum, 5050",
    "Minimum, 1",
    "Maximum, 100",
    "SampleCount, 100",
    "p50, 50",
    "p99, 99",
    "p0, 1",
    "p100, 100",
    "p99.9, 99"
  })
  void isReadByItsWord(String word, double value) {
    var statistic = Statistic.named(word).orElseThrow();

    assertThat(statistic.of(ONE_TO_HUNDRED)).isCloseTo(value, within(value * 0.0101));
    assertThat(statistic.word()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "average", "Avg", "p", "p101", "p100.1", "p-1", "99", "P99", "p1e1"})
  void knowsNoOtherWord(String word) {
    assertThat(Statistic.named(word)).isEmpty();
  }

  @Test
  void sumsAndCountsAreNotCompleteBeforeThePeriodIs() {
    assertThat(Statistic.Simple.SUM.growsWithTime()).isTrue();
    assertThat(Statistic.Simple.SAMPLE_COUNT.growsWithTime()).isTrue();
    assertThat(Statistic.Simple.AVERAGE.growsWithTime()).isFalse();
    assertThat(new Statistic.Percentile(99).growsWithTime()).isFalse();
  }
}
