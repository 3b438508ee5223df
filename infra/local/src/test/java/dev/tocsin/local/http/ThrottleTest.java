// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final long SECOND = 1_000_000_000;

  private static long passed(Throttle throttle, int requests, long at) {
    return IntStream.range(0, requests).filter(_ -> throttle.passes(at)).count();
  }

  @Test
  void theBurstPassesAtOnceAndThenTheRate() {
    var throttle = new Throttle(10, 3, 0);

    assertThat(passed(throttle, 5, 0)).isEqualTo(3);
    assertThat(passed(throttle, 5, SECOND / 10)).isEqualTo(1);
    assertThat(passed(throttle, 5, SECOND / 10 + SECOND / 5)).isEqualTo(2);
  }

  @Test
  void aPauseFillsNoMoreThanTheBurst() {
    var throttle = new Throttle(10, 3, 0);

    assertThat(passed(throttle, 5, 100 * SECOND)).isEqualTo(3);
  }
}
