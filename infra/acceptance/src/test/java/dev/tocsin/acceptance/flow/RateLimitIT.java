// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** A source that sends more than 1,000 deliveries a minute is held back, and no other one. */
class RateLimitIT {

  private static final Suite SUITE = Suite.running();
  private static final int LIMIT = 1_000;

  /** No other flow sends as this source, so none is held back by this test. */
  private static final String SOURCE = "eventbridge";

  @Test
  void whoSendsTooMuchIsAskedToComeLaterAndOthersAreNot() {
    int taken = 0;
    int status = send();
    // A minute may end in between, and then the limit begins anew.
    while (status != 429 && taken < 3 * LIMIT) {
      assertThat(status).as("read and refused as malformed").isEqualTo(400);
      taken++;
      status = send();
    }

    assertThat(status).as("after %s deliveries", taken).isEqualTo(429);
    assertThat(taken).isGreaterThanOrEqualTo(LIMIT);
    assertThat(SUITE.isStored("limit/" + SOURCE)).isTrue();
    assertThat(SUITE.client().send(Alerts.critical(Alerts.unique("NotHeldBack"))).status())
        .isEqualTo(202);
  }

  /** Proven and malformed: it counts, and nothing behind the door is troubled. */
  private static int send() {
    return SUITE
        .client()
        .send(
            SUITE
                .client()
                .to("/webhooks/" + SOURCE)
                .header("authorization", "Bearer local-only-eventbridge-token")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{"))
                .build())
        .status();
  }
}
