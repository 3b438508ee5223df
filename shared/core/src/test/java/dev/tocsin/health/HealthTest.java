// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Health.Check GOOD = new Health.Check("alerts", true, "", Duration.ZERO);
  private static final Health.Check BAD =
      new Health.Check("incidents", false, "ResourceNotFoundException", Duration.ZERO);

  @Test
  void wellIfEveryCheckPassed() {
    assertThat(new Health(List.of(GOOD, GOOD)).isWell()).isTrue();
    assertThat(new Health(List.of(GOOD, GOOD)).passed()).isEqualTo(2);
  }

  @Test
  void oneFailureIsEnough() {
    assertThat(new Health(List.of(GOOD, BAD)).isWell()).isFalse();
    assertThat(new Health(List.of(GOOD, BAD)).passed()).isEqualTo(1);
  }
}
