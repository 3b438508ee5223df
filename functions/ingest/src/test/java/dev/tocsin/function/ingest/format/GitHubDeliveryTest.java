// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubDeliveryTest {

  private static final String REPOSITORY =
      "'repository':{'name':'shop','full_name':'org/shop','default_branch':'main'},'sender':{'login':'dev'}}";

  private final Format format = new GitHubFormat();

  @Test
  void deploymentThatFailsFiresUntilOneSucceedsThere() {
    var failed = deployment("failure", "production", "");
    var succeeded = deployment("success", "production", "");
    assertThat(failed.alerts().getFirst().labels())
        .isEqualTo(
            Labels.of(
                "alertname", "DeploymentFailed",
                "environment", "production",
                "severity", "critical",
                "service", "shop",
                "repository", "org/shop"));
    assertThat(failed.changes()).isEmpty();
    assertThat(succeeded.alerts().getFirst().fingerprint())
        .isEqualTo(failed.alerts().getFirst().fingerprint());
    assertThat(succeeded.alerts().getFirst().endsAt()).isEqualTo("2026-01-05T09:00:00Z");
    assertThat(succeeded.changes().getFirst().summary())
        .isEqualTo("Deployed main of shop to production");
    assertThat(succeeded.changes().getFirst().labels().get("environment")).isEqualTo("production");
  }

  @Test
  void onlyProductionIsCriticalAndPreviewsAreNothing() {
    assertThat(deployment("error", "staging", "").alerts().getFirst().labels().get("severity"))
        .isEqualTo("warning");
    assertThat(
            deployment("error", "blue", ",'production_environment':true")
                .alerts()
                .getFirst()
                .labels()
                .get("severity"))
        .isEqualTo("critical");
    assertThat(deployment("error", "pr-12", ",'transient_environment':true"))
        .matches(Payload::isIgnored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queued", "pending", "in_progress", "inactive"})
  void deploymentThatHasNotEndedSaysNothing(String state) {
    assertThat(deployment(state, "production", "")).matches(Payload::isIgnored);
  }

  @Test
  void pushToTheDefaultBranchIsAChange() {
    var change = push("refs/heads/main", "").changes().getFirst();
    assertThat(change.summary()).isEqualTo("Pushed to main: Cache it");
    assertThat(change.at()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    assertThat(change.details()).containsEntry("commit", "9d1c").containsEntry("by", "dev");
    assertThat(push("refs/heads/try", "")).matches(Payload::isIgnored);
    assertThat(push("refs/tags/main", "")).matches(Payload::isIgnored);
    assertThat(push("refs/heads/main", "'deleted':true,")).matches(Payload::isIgnored);
  }

  @Test
  void releaseThatIsPublishedIsAChange() {
    assertThat(release("published").changes().getFirst().summary())
        .isEqualTo("Released v1 of shop");
    assertThat(release("edited")).matches(Payload::isIgnored);
  }

  private Payload deployment(String state, String environment, String more) {
    return read(
        format,
        "{'deployment_status':{'state':'"
            + state
            + "','updated_at':'2026-01-05T09:00:00Z','log_url':'https://l'},'deployment':{'sha':'9d','ref':'main',"
            + "'environment':'"
            + environment
            + "'"
            + more
            + "},"
            + REPOSITORY,
        "X-GitHub-Event",
        "deployment_status");
  }

  private Payload push(String ref, String more) {
    return read(
        format,
        "{'ref':'"
            + ref
            + "',"
            + more
            + "'after':'9d1c','head_commit':{'message':'Cache it\\n\\nMore.','timestamp':'2026-01-05T09:00:00+01:00'},"
            + REPOSITORY,
        "X-GitHub-Event",
        "push");
  }

  private Payload release(String action) {
    return read(
        format,
        "{'action':'"
            + action
            + "','release':{'tag_name':'v1','published_at':'2026-01-05T09:00:00Z'},"
            + REPOSITORY,
        "X-GitHub-Event",
        "release");
  }
}
