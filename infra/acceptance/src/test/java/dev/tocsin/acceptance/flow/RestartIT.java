// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.backend.Endpoints;
import dev.tocsin.testkit.HttpTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime is killed in the middle of its work, and nothing accepted is lost or told twice. */
class RestartIT {

  private static final int ALERTS = 20;

  /** For how long a queue hides a message that a consumer has taken. */
  private static final int HIDDEN_SECONDS = 12;

  /** What was between two queues is found by the minute's sweep. */
  private static final Duration SWEPT = Duration.ofSeconds(150);

  @TempDir Path folder;

  @Test
  void whatWasAcceptedBeforeAKillIsToldAfterIt() throws Exception {
    assumeThat(Endpoints.ofRun().messaging())
        .as("the engines to kill are the local runtime's own")
        .isEmpty();
    var template = impatient();
    var state = folder.resolve("state");
    try (var people = new HttpTarget()) {
      var names = new ArrayList<String>();
      try (var first = RuntimeProcess.start(template, state, people.url("/page"))) {
        for (int i = 0; i < ALERTS; i++) {
          var name = Alerts.unique("Killed");
          assertThat(first.client().send(Alerts.critical(name)).status()).isEqualTo(202);
          names.add(name);
        }
        first.kill();
      }

      try (var second = RuntimeProcess.start(template, state, people.url("/page"))) {
        for (var name : names) {
          Eventually.within(
              SWEPT, "alert " + name, () -> second.client().listed("/api/v1/alerts", name));
          Eventually.within(
              SWEPT, "page about " + name, () -> pages(people, name).stream().findFirst());
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

  /** The template, but what the dead had taken comes back soon instead of after three minutes. */
  private Path impatient() throws IOException {
    var root = Repository.file("") + "/";
    var text =
        Repository.text("template.yaml")
            .replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: " + HIDDEN_SECONDS)
            .replaceAll("(?m)^( +)Timeout: \\d+$", "$1Timeout: " + HIDDEN_SECONDS)
            .replace("CodeUri: ", "CodeUri: " + root)
            .replace("ContentUri: ", "ContentUri: " + root);
    return Files.writeString(folder.resolve("template.yaml"), text);
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
