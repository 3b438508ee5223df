// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any values: each seed makes other ones. */
class SummaryProperties {

  private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mergeIsCommutative(long seed) {
    var random = random(seed);
    var one = Summary.of(values(random, 200));
    var other = Summary.of(values(random, 30));

    assertSame(one.merge(other), other.merge(one));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void mergeIsAssociative(long seed) {
    var random = random(seed);
    var a = Summary.of(values(random, 50));
    var b = Summary.of(values(random, 1));
    var c = Summary.of(values(random, 400));

    assertSame(a.merge(b).merge(c), a.merge(b.merge(c)));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void mergedPartsAreTheWhole(long seed) {
    var values = values(random(seed), 1000);
    var merged =
        Summary.of(Arrays.copyOfRange(values, 0, 17))
            .merge(Summary.of(Arrays.copyOfRange(values, 17, 900)))
            .merge(Summary.of(Arrays.copyOfRange(values, 900, 1000)));

    assertSame(merged, Summary.of(values));
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void percentilesAreWithinOnePercent(long seed) {
    var values = values(random(seed), 5000);
    var summary = Summary.of(values);
    Arrays.sort(values);

    for (double share : SHARES) {
      double truth = values[(int) Math.floor(share * (values.length - 1))];
      assertThat(summary.quantile(share))
          .as("the value at %s", share)
          .isCloseTo(truth, within(Math.abs(truth) * Summary.RELATIVE_ACCURACY * 1.0001));
    }
  }

  private static void assertSame(Summary one, Summary other) {
    assertThat(one.count()).isEqualTo(other.count());
    assertThat(one.min()).isEqualTo(other.min());
    assertThat(one.max()).isEqualTo(other.max());
    assertThat(one.sum()).isCloseTo(other.sum(), Percentage.withPercentage(1e-9));
    for (double share : SHARES) {
      assertThat(one.quantile(share)).isEqualTo(other.quantile(share));
    }
  }

  /** From thousandths to millions, a tenth of them negative. */
  private static double[] values(RandomGenerator random, int count) {
    return random
        .doubles(count, -3, 6)
        .map(exponent -> Math.pow(10, exponent) * (random.nextInt(10) == 0 ? -1 : 1))
        .toArray();
  }

  private static RandomGenerator random(long seed) {
    return new Random(seed);
  }
}
