// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void knowsCountSumLeastAndGreatest() {
    var summary = Summary.of(4, -2, 10);

    assertThat(summary.count()).isEqualTo(3);
    assertThat(summary.sum()).isEqualTo(12);
    assertThat(summary.min()).isEqualTo(-2);
    assertThat(summary.max()).isEqualTo(10);
    assertThat(summary.average()).isEqualTo(4);
  }

  @Test
  void leastAndGreatestPercentileAreExact() {
    var summary = Summary.of(99.123456, 99.2, 99.345678);

    assertThat(summary.quantile(0)).isEqualTo(99.123456);
    assertThat(summary.quantile(1)).isEqualTo(99.345678);
  }

  @Test
  void percentileOfOneValueIsThatValue() {
    assertThat(Summary.of(0.4).quantile(0.5)).isEqualTo(0.4);
    assertThat(Summary.of(0).quantile(0.5)).isZero();
  }

  @Test
  void takesTheGreatestDoublesThereAre() {
    var summary = Summary.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE);

    assertThat(summary.max()).isEqualTo(Double.MAX_VALUE);
    assertThat(summary.quantile(0.5)).isCloseTo(0, within(1e-300));
  }

  @Test
  void isNotChangedByMerging() {
    var summary = Summary.of(1);

    summary.merge(Summary.of(100));

    assertThat(summary.count()).isEqualTo(1);
    assertThat(summary.quantile(0.99)).isEqualTo(1);
  }

  @Test
  void isNotChangedThroughItsSketch() {
    var summary = Summary.of(1, 2);

    summary.sketch().accept(1000);

    assertThat(summary.sketch().getCount()).isEqualTo(2);
  }

  @Test
  void hasAtLeastOneValue() {
    assertThatIllegalArgumentException().isThrownBy(Summary::of);
  }
}
