// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Instances that share a limit, on a clock set by hand. */
class LeaseScenario {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Rate THOUSAND = Rate.DEFAULT;

  private Instant now = NOON;
  private double share = 1;
  private long claimed;
  private int claims;
  private Duration retryAfter = Duration.ZERO;

  /** One instance of the function, with the lease that it holds. */
  private final class Instance {

    private final Rate rate;
    private Lease lease = Lease.NONE;

    Instance(Rate rate) {
      this.rate = rate;
    }

    boolean takes() {
      var step = lease.next(rate, share, now);
      if (step instanceof Lease.Step.Claim claim) {
        claims++;
        claimed += claim.deliveries();
        step =
            claim.lease().granted(claim.deliveries(), claimed, rate, share).next(rate, share, now);
      }
      return switch (step) {
        case Lease.Step.Admit admit -> {
          lease = admit.lease();
          yield true;
        }
        case Lease.Step.Refuse refuse -> {
          lease = refuse.lease();
          retryAfter = refuse.retryAfter();
          yield false;
        }
        case Lease.Step.Claim again -> throw new AssertionError("asked twice: " + again);
      };
    }

    int taken(int offered) {
      int taken = 0;
      for (int i = 0; i < offered; i++) {
        taken += takes() ? 1 : 0;
      }
      return taken;
    }
  }

  private void nextWindow() {
    now = now.plus(THOUSAND.per());
    claimed = 0;
  }

  @Test
  void oneInstanceTakesTheLimitExactly() {
    assertThat(new Instance(THOUSAND).taken(5_000)).isEqualTo(1_000);
    assertThat(claims).as("writes for a thousand deliveries").isLessThan(30);
  }

  @Test
  void smallLimitIsHeldToExactlyToo() {
    for (int limit = 1; limit <= 60; limit++) {
      claimed = 0;
      assertThat(new Instance(new Rate(limit, THOUSAND.per())).taken(200)).isEqualTo(limit);
    }
  }

  @Test
  void whoSendsLittleCostsNoWrite() {
    assertThat(new Instance(THOUSAND).taken(10)).isEqualTo(10);
    assertThat(claims).isZero();
  }

  @Test
  void refusedOneIsToldWhenTheNextWindowBegins() {
    now = NOON.plusMillis(12_300);
    new Instance(THOUSAND).taken(1_001);
    assertThat(retryAfter).isEqualTo(Duration.ofSeconds(48));
    now = NOON.plusMillis(59_999);
    new Instance(THOUSAND).taken(1_001);
    assertThat(retryAfter).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void nextWindowBeginsWithEverything() {
    var instance = new Instance(THOUSAND);
    instance.taken(2_000);
    nextWindow();
    assertThat(instance.taken(2_000)).isEqualTo(1_000);
  }

  @Test
  void refusingCostsNoWrite() {
    var instance = new Instance(THOUSAND);
    instance.taken(1_001);
    int before = claims;
    assertThat(instance.taken(10_000)).isZero();
    assertThat(claims).isEqualTo(before);
  }

  @Test
  void manyInstancesTakeTogetherWhatOneMayAndAHundredthEach() {
    var random = new Random(4);
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < 100; i++) {
      instances.add(new Instance(THOUSAND));
    }
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      taken += instances.get(random.nextInt(100)).takes() ? 1 : 0;
    }
    assertThat(taken).isBetween(1_000, 1_000 + 100 * 10);
  }

  @Test
  void fewInstancesLeaveAtMostAFifthIdle() {
    for (int count : List.of(2, 3, 5, 10)) {
      nextWindow();
      var instances = new ArrayList<Instance>();
      for (int i = 0; i < count; i++) {
        instances.add(new Instance(THOUSAND));
      }
      int taken = 0;
      for (int i = 0; i < 5_000; i++) {
        taken += instances.get(i % count).takes() ? 1 : 0;
      }
      assertThat(taken).as("%s instances", count).isBetween(800, 1_000 + count * 10);
    }
  }

  @Test
  void tightenedLimitHoldsFromTheNextClaimOn() {
    var instance = new Instance(THOUSAND);
    assertThat(instance.taken(300)).isEqualTo(300);
    share = 0.5;
    assertThat(instance.taken(1_000)).isBetween(200, 275);
    share = 1;
    nextWindow();
    assertThat(instance.taken(2_000)).isEqualTo(1_000);
  }

  @Test
  void whereNobodyCanBeAskedAllIsTakenUntilTheWindowEnds() {
    var open = new Lease(NOON, 10, 0, 0).open();
    assertThat(open.next(THOUSAND, 1, now)).isInstanceOf(Lease.Step.Admit.class);
    assertThat(open.next(new Rate(1, THOUSAND.per()), 1, now.plusSeconds(60)))
        .isInstanceOf(Lease.Step.Claim.class);
  }

  @Test
  void clockThatIsSetBackStaysInTheLaterWindow() {
    var instance = new Instance(THOUSAND);
    instance.taken(2_000);
    now = NOON.minusSeconds(1);
    assertThat(instance.takes()).isFalse();
  }
}
