// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private final Set<Long> fired = ConcurrentHashMap.newKeySet();
  private final Generator generator = new Generator(3);

  @Test
  void anOpenVolleyFiresAllThatItsRateAndLengthAskFor() {
    var volley = generator.open(() -> this::accept, 10_000, Duration.ofMillis(30));
    assertThat(volley.accepted()).isEqualTo(300);
    assertThat(fired).hasSize(300).contains(0L, 299L);
  }

  @Test
  void aClosedVolleyFiresNoNumberTwice() {
    var volley = generator.closed(() -> this::accept, Duration.ofMillis(5));
    assertThat(volley.accepted()).isEqualTo(fired.size());
    assertThat(volley.perSecond()).isPositive();
  }

  @Test
  void whatIsRefusedOrNotAnsweredIsNotAccepted() {
    var volley =
        generator.open(
            () ->
                number -> {
                  if (number % 10 == 0) {
                    throw new IOException("no answer");
                  }
                  return number % 10 != 1;
                },
            100_000,
            Duration.ofMillis(1));
    assertThat(volley.accepted()).isEqualTo(80);
    assertThat(volley.refused()).isEqualTo(10);
    assertThat(volley.unanswered()).isEqualTo(10);
  }

  private boolean accept(long number) {
    assertThat(fired.add(number)).isTrue();
    return true;
  }
}
