// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's events. A workflow run that ends badly on the default branch is an alert, the next one
 * that succeeds resolves it; every other event is left out.
 */
final class GitHubFormat implements Format {

  @Override
  public String name() {
    return "github";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var event = arrival.headers().all("X-GitHub-Event");
    if (event.size() != 1) {
      throw body.error("the header X-GitHub-Event must say what it is");
    }
    return event.getFirst().equals("workflow_run")
        ? workflowRun(body, arrival)
        : Payload.ignored("not an event that becomes an alert");
  }

  private static Payload workflowRun(Value body, Arrival arrival) {
    if (!body.get("action").text().equals("completed")) {
      return Payload.ignored("the workflow run has not ended");
    }
    var run = body.get("workflow_run");
    if (!run.text("head_branch").equals(body.get("repository").text("default_branch"))) {
      return Payload.ignored("not on the default branch");
    }
    var updatedAt = run.get("updated_at").instant();
    var saidAt = updatedAt.isAfter(arrival.at()) ? arrival.at() : updatedAt;
    return switch (run.text("conclusion")) {
      case "failure", "timed_out", "startup_failure" -> alert(body, run, saidAt, null, arrival);
      case "success" -> alert(body, run, saidAt, saidAt, arrival);
      default -> Payload.ignored("the workflow run neither failed nor succeeded");
    };
  }

  private static Payload alert(
      Value body, Value run, Instant saidAt, @Nullable Instant end, Arrival arrival) {
    var repository = body.get("repository");
    var workflow = run.get("name").text();
    // GitHub's time and not ours, so that events overtaking each other end in the right state.
    return Payload.ofAlerts(
        List.of(
            new Alert(
                Labels.of(
                    Labels.ALERT_NAME,
                    "WorkflowFailed",
                    Labels.SEVERITY,
                    "warning",
                    Labels.SERVICE,
                    repository.get("name").text(),
                    "repository",
                    repository.get("full_name").text(),
                    "workflow",
                    workflow),
                Map.of(
                    "summary",
                    "Workflow " + workflow + ": " + run.text("conclusion"),
                    "commit",
                    run.text("head_sha")),
                saidAt,
                end,
                saidAt,
                arrival.source(),
                run.text("html_url"))),
        true);
  }
}
