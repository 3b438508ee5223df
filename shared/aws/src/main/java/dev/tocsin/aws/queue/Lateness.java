// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.limit.Backlog;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.limit.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes how long messages have waited when they come to their consumer, so that the front door can
 * take in less. It writes only while they wait too long, and then once a step. A message that comes
 * again has waited for its own fault and says nothing of the others.
 */
public final class Lateness {

  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

  private final Backlogs backlogs;
  private final Traffic traffic;
  private final InstantSource clock;
  private Instant noted = Instant.EPOCH;

  public Lateness(Backlogs backlogs, Traffic traffic, InstantSource clock) {
    this.backlogs = backlogs;
    this.traffic = traffic;
    this.clock = clock;
  }

  /** Looks at one message before it is consumed. It never fails. */
  public synchronized void of(SQSEvent.SQSMessage message) {
    var attributes = message.getAttributes();
    if (attributes == null || !"1".equals(attributes.get("ApproximateReceiveCount"))) {
      return;
    }
    var now = clock.instant();
    var sentAt =
        Instant.ofEpochMilli(Long.parseLong(attributes.getOrDefault("SentTimestamp", "0")));
    var age = Duration.between(sentAt, now);
    if (age.compareTo(traffic.target()) > 0 && !now.isBefore(noted.plus(Backlog.STEP))) {
      noted = now;
      note(age, now);
    }
  }

  private void note(Duration age, Instant now) {
    try {
      backlogs.note(traffic, age, now);
    } catch (RuntimeException e) {
      // Named edge: to be late is no reason to fail, and the next step notes it again.
      LOG.warn("that {} wait {} could not be noted", traffic, age, e);
    }
  }
}
