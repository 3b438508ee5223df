// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Lease;
import dev.tocsin.limit.Leases;
import dev.tocsin.limit.Rate;
import dev.tocsin.limit.Traffic;
import dev.tocsin.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of each source is taken in. It is asked about deliveries that are known to be the
 * source's, so a forger can't use up a sender's share; what nobody has signed is held back by API
 * Gateway's throttling, for all of them together.
 *
 * <p>Where the store can't be asked, everything is taken until the window is over: a limit is there
 * to protect what comes after it, and is not worth a lost alert.
 */
final class Limiter {

  private static final Logger LOG = LoggerFactory.getLogger(Limiter.class);

  /** How old what is known of a backlog may be: half of the step in which it changes. */
  private static final Duration FRESH = Backlog.STEP.dividedBy(2);

  private final Leases leases;
  private final Backlogs backlogs;
  private final Rate rate;
  private final Counters counters;
  private final Map<String, Lease> held = new HashMap<>();
  private final Map<Traffic, Known> known = new HashMap<>();

  private record Known(Backlog backlog, Instant at) {}

  /**
   * @param rate of the sources that have none of their own
   */
  Limiter(Leases leases, Backlogs backlogs, Rate rate, Counters counters) {
    this.leases = leases;
    this.backlogs = backlogs;
    this.rate = rate;
    this.counters = counters;
  }

  /** Returns when the source may send again; nothing if its delivery is taken. */
  synchronized Optional<Duration> refuses(Source source, Traffic traffic, Instant now) {
    var its = Objects.requireNonNullElse(source.guarantees().rate(), rate);
    var share = Optional.ofNullable(known.get(traffic)).map(Known::backlog).orElse(Backlog.NONE);
    var step = held.getOrDefault(source.name(), Lease.NONE).next(its, share.share(now), now);
    if (step instanceof Lease.Step.Claim claim) {
      step = claim(source.name(), traffic, its, claim, now);
    }
    return switch (step) {
      case Lease.Step.Admit admit -> hold(source, admit.lease(), Optional.empty());
      case Lease.Step.Refuse refuse ->
          hold(source, refuse.lease(), Optional.of(refuse.retryAfter()));
      case Lease.Step.Claim claim ->
          throw new IllegalStateException("a claim is granted or not: " + claim);
    };
  }

  private <T> T hold(Source source, Lease lease, T answer) {
    held.put(source.name(), lease);
    return answer;
  }

  private Lease.Step claim(
      String source, Traffic traffic, Rate its, Lease.Step.Claim claim, Instant now) {
    var lease = claim.lease();
    try {
      double share = backlog(traffic, now).share(now);
      long total = leases.claim(source, lease.window(), claim.deliveries());
      return lease.granted(claim.deliveries(), total, its, share).next(its, share, now);
    } catch (RuntimeException e) {
      // Named edge: pages fail open.
      LOG.warn(
          "the limit of {} can't be asked for; it is not held to until the next window", source, e);
      counters.unlimited(source);
      return lease.open().next(its, 1, now);
    }
  }

  private Backlog backlog(Traffic traffic, Instant now) {
    return known.compute(
            traffic,
            (key, last) ->
                last == null || !now.isBefore(last.at.plus(FRESH))
                    ? new Known(backlogs.of(traffic), now)
                    : last)
        .backlog;
  }
}
