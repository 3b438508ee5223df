// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.acceptance.backend.Endpoints;
import dev.tocsin.testkit.HttpTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The runtime is killed in the middle of its work, and nothing accepted is lost or told twice. It
 * waits as long as a queue hides what the dead were working on, so the other tests run meanwhile.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {

  private static final int ALERTS = 20;

  /** AlertsQueue and NotificationsQueue hide a message for 90 and 180 seconds. */
  private static final Duration HIDDEN = Duration.ofSeconds(300);

  @TempDir Path state;

  @Test
  void whatWasAcceptedBeforeAKillIsToldAfterIt() throws Exception {
    assumeThat(Endpoints.ofRun().messaging())
        .as("the engines to kill are the local runtime's own")
        .isEmpty();
    try (var people = new HttpTarget()) {
      var names = new ArrayList<String>();
      try (var first = RuntimeProcess.start(state, people.url("/page"))) {
        for (int i = 0; i < ALERTS; i++) {
          var name = Alerts.unique("Killed");
          assertThat(first.client().send(Alerts.critical(name)).status()).isEqualTo(202);
          names.add(name);
        }
        first.kill();
      }

      try (var second = RuntimeProcess.start(state, people.url("/page"))) {
        for (var name : names) {
          Eventually.within(
              HIDDEN, "alert " + name, () -> second.client().listed("/api/v1/alerts", name));
          Eventually.within(
              HIDDEN, "page about " + name, () -> pages(people, name).stream().findFirst());
        }
      }
      for (var name : names) {
        assertThat(keys(people, name))
            .as("a page that was sent again after the kill has the key of the first")
            .hasSize(1)
            .doesNotContain("null");
      }
    }
  }

  private static List<HttpTarget.Request> pages(HttpTarget people, String name) {
    return people.requests().stream().filter(it -> it.body().contains(name)).toList();
  }

  private static java.util.Set<String> keys(HttpTarget people, String name) {
    return pages(people, name).stream()
        .map(page -> String.valueOf(page.headers().get("idempotency-key")))
        .collect(toSet());
  }
}
