// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheTest {

  private final ManualClock clock = new ManualClock();
  private final Cache cache = new Cache(3, Duration.ofSeconds(10), clock);

  @Test
  void anEntryExpires() {
    cache.put("a", "1");
    clock.advance(Duration.ofMillis(9_999));
    assertThat(cache.get("a")).contains("1");
    clock.advance(Duration.ofMillis(1));
    assertThat(cache.get("a")).isEmpty();
    assertThat(cache.size()).isZero();
  }

  @Test
  void aFullCacheDropsWhatWasNotUsedForTheLongestTime() {
    cache.put("a", "1");
    cache.put("b", "2");
    cache.put("c", "3");
    assertThat(cache.get("a")).isPresent();
    cache.put("d", "4");
    assertThat(cache.get("b")).isEmpty();
    assertThat(cache.get("a")).isPresent();
    assertThat(cache.get("c")).isPresent();
    assertThat(cache.get("d")).isPresent();
    assertThat(cache.size()).isEqualTo(3);
  }

  @Test
  void anotherTimeToLiveHoldsForWhatIsPutInFromThenOn() {
    cache.put("old", "1");
    cache.timeToLive(Duration.ofSeconds(1));
    cache.put("new", "2");
    clock.advance(Duration.ofSeconds(1));
    assertThat(cache.get("old")).isPresent();
    assertThat(cache.get("new")).isEmpty();
  }
}
