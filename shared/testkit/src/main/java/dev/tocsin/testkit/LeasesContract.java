// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.limit.Leases;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every count of claimed deliveries does. */
public abstract class LeasesContract {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final String source = UUID.randomUUID().toString();

  protected abstract Leases leases();

  @Test
  void countsWhatEverybodyClaims() {
    assertThat(leases().claim(source, NOON, 10)).isEqualTo(10);
    assertThat(leases().claim(source, NOON, 5)).isEqualTo(15);
  }

  @Test
  void windowsAndSourcesAreApart() {
    leases().claim(source, NOON, 10);

    assertThat(leases().claim(source, NOON.plusSeconds(60), 1)).isEqualTo(1);
    assertThat(leases().claim(source + "-other", NOON, 1)).isEqualTo(1);
  }

  @Test
  void noClaimIsLostAmongMany() {
    var store = leases();
    IntStream.range(0, 50).parallel().forEach(i -> store.claim(source, NOON, 2));

    assertThat(store.claim(source, NOON, 1)).isEqualTo(101);
  }
}
