// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import java.util.List;

/** GitHub's events on the way of a change into production. */
final class GitHubDelivery {

  private GitHubDelivery() {}

  /**
   * A run that ends badly on the default branch is an alert; the next that succeeds resolves it.
   */
  static Payload workflowRun(Value body, Arrival arrival) {
    if (!body.get("action").text().equals("completed")) {
      return Payload.ignored("the workflow run has not ended");
    }
    var run = body.get("workflow_run");
    if (!run.text("head_branch").equals(body.get("repository").text("default_branch"))) {
      return Payload.ignored("not on the default branch");
    }
    var at = run.get("updated_at").instant();
    var workflow = run.get("name").text();
    var draft =
        repository(body, arrival)
            .label(Labels.ALERT_NAME, "WorkflowFailed")
            .label(Labels.SEVERITY, "warning")
            .label("workflow", workflow)
            .summary("Workflow " + workflow + ": " + run.text("conclusion"))
            .detail("commit", run.text("head_sha"))
            .url(run.text("html_url"));
    return switch (run.text("conclusion")) {
      case "failure", "timed_out", "startup_failure" -> Payload.ofAlert(draft.firing(at), true);
      case "success" -> Payload.ofAlert(draft.resolved(at), true);
      default -> Payload.ignored("the workflow run neither failed nor succeeded");
    };
  }

  /**
   * A deployment that fails is an alert of its environment, critical in production; the next that
   * succeeds there resolves it, and is a change. Environments that don't last (previews) are none.
   */
  static Payload deployment(Value body, Arrival arrival) {
    var status = body.get("deployment_status");
    var deployment = body.get("deployment");
    if (deployment.scalar("transient_environment").equals("true")) {
      return Payload.ignored("an environment that does not last");
    }
    var environment = deployment.get("environment").text();
    var at = status.get("updated_at").instant();
    var commit = deployment.scalar("sha");
    var alert =
        repository(body, arrival)
            .label(Labels.ALERT_NAME, "DeploymentFailed")
            .label("environment", environment)
            .label(Labels.SEVERITY, isProduction(deployment, environment) ? "critical" : "warning")
            .summary("Deployment to " + environment + ": " + status.get("state").text())
            .detail("description", status.scalar("description"))
            .detail("commit", commit)
            .url(status.scalar("log_url"));
    return switch (status.get("state").text()) {
      case "failure", "error" -> Payload.ofAlert(alert.firing(at), true);
      case "success" ->
          Payload.of(
              List.of(alert.resolved(at)),
              List.of(),
              List.of(),
              List.of(
                  repository(body, arrival)
                      .label("environment", environment)
                      .summary(
                          "Deployed "
                              + deployment.scalar("ref")
                              + " of "
                              + body.get("repository").get("name").text()
                              + " to "
                              + environment)
                      .detail("commit", commit)
                      .url(status.scalar("environment_url"))
                      .change(at)),
              List.of(),
              true);
      default -> Payload.ignored("the deployment has not ended");
    };
  }

  /** GitHub marks the environment called production by itself; others are marked by their users. */
  private static boolean isProduction(Value deployment, String environment) {
    return deployment.scalar("production_environment").equals("true")
        || environment.equals("production");
  }

  static Payload push(Value body, Arrival arrival) {
    var branch = body.get("repository").text("default_branch");
    if (!body.get("ref").text().equals("refs/heads/" + branch)
        || body.scalar("deleted").equals("true")) {
      return Payload.ignored("not on the default branch");
    }
    var message = body.scalar("head_commit", "message").lines().findFirst().orElse("");
    var at = body.at("head_commit", "timestamp").map(Value::instant).orElse(arrival.at());
    return Payload.ofChange(
        repository(body, arrival)
            .label("branch", branch)
            .summary("Pushed to " + branch + ": " + message)
            .detail("commit", body.scalar("after"))
            .detail("by", body.scalar("sender", "login"))
            .url(body.scalar("compare"))
            .change(at),
        true);
  }

  static Payload release(Value body, Arrival arrival) {
    var release = body.get("release");
    if (!body.get("action").text().equals("published")) {
      return Payload.ignored("not a release that was published");
    }
    return Payload.ofChange(
        repository(body, arrival)
            .summary(
                "Released "
                    + release.get("tag_name").text()
                    + " of "
                    + body.scalar("repository", "name"))
            .detail("by", body.scalar("sender", "login"))
            .url(release.scalar("html_url"))
            .change(release.get("published_at").instant()),
        true);
  }

  static Draft repository(Value body, Arrival arrival) {
    var repository = body.get("repository");
    return new Draft(arrival)
        .label(Labels.SERVICE, repository.get("name").text())
        .label("repository", repository.get("full_name").text());
  }
}
