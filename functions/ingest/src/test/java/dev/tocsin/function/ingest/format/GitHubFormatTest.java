// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubFormatTest {

  private static final String EVENT = "X-GitHub-Event";

  private final Format format = new GitHubFormat();

  @Test
  void runThatFailsFiresAndTheNextThatSucceedsResolvesTheSameAlert() {
    var failed =
        read(format, run("failure", "main", "09:00"), EVENT, "workflow_run").alerts().getFirst();
    var fixed =
        read(format, run("success", "main", "09:30"), EVENT, "workflow_run").alerts().getFirst();

    assertThat(failed.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "WorkflowFailed",
                "severity", "warning",
                "service", "shop",
                "repository", "org/shop",
                "workflow", "build"));
    assertThat(failed.endsAt()).isNull();
    assertThat(failed.updatedAt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(fixed.fingerprint()).isEqualTo(failed.fingerprint());
    assertThat(fixed.endsAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "skipped", "neutral", "stale", "action_required", ""})
  void otherConclusionsSayNothing(String conclusion) {
    assertThat(read(format, run(conclusion, "main", "09:00"), EVENT, "workflow_run"))
        .matches(Payload::isIgnored);
  }

  @Test
  void onlyTheDefaultBranchCounts() {
    assertThat(read(format, run("failure", "try-it", "09:00"), EVENT, "workflow_run"))
        .isEqualTo(Payload.ignored("not on the default branch"));
  }

  @Test
  void runThatHasNotEndedSaysNothing() {
    assertThat(read(format, "{'action':'requested'}", EVENT, "workflow_run"))
        .matches(Payload::isIgnored);
  }

  @Test
  void otherEventsAreIgnored() {
    assertThat(read(format, "{'zen':'x'}", EVENT, "ping")).matches(Payload::isIgnored);
    assertThat(read(format, "{}", EVENT, "star")).matches(Payload::isIgnored);
  }

  @Test
  void bodyMayBeAForm() {
    var body =
        "payload=%7B%22zen%22%3A%22x%22%7D".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(format.parse(body, Content.FORM).scalar("zen")).isEqualTo("x");
    assertThatThrownBy(
            () ->
                format.parse(
                    "payload=x".getBytes(java.nio.charset.StandardCharsets.UTF_8), Content.FORM))
        .hasMessage("payload: it is not JSON");
    assertThatThrownBy(() -> format.parse(new byte[0], Content.FORM))
        .hasMessage("payload: is missing");
  }

  @Test
  void eventMustHaveAName() {
    assertThatThrownBy(() -> read(format, "{}")).hasMessageContaining("X-GitHub-Event");
  }

  private static String run(String conclusion, String branch, String time) {
    return "{'action':'completed','workflow_run':{'name':'build','head_branch':'"
        + branch
        + "','head_sha':'9d1c','conclusion':'"
        + conclusion
        + "','html_url':'https://github.com/org/shop/actions/runs/1','updated_at':'2026-01-05T"
        + time
        + ":00Z'},'repository':{'name':'shop','full_name':'org/shop','default_branch':'main'}}";
  }
}
