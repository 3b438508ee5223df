// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.EnumSet;
import java.util.Set;

/**
 * GitHub's events, by the header that names them: what fails and what is unsafe is an alert until
 * it is repaired, what goes to production is a change. The body is JSON, or a form with the JSON
 * under {@code payload}, which is how GitHub sends unless told otherwise.
 */
final class GitHubFormat implements Format {

  @Override
  public String name() {
    return "github";
  }

  @Override
  public Set<Content> contents() {
    return EnumSet.of(Content.JSON, Content.FORM);
  }

  @Override
  public Value parse(byte[] body, Content content) {
    return content == Content.FORM
        ? Value.ofForm(body)
            .get("payload")
            .wrapped()
            .orElseThrow(() -> new InvalidPayload("payload", "it is not JSON"))
        : Value.parse(body);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var event = arrival.headers().all("X-GitHub-Event");
    if (event.size() != 1) {
      throw body.error("the header X-GitHub-Event must say what it is");
    }
    return switch (event.getFirst()) {
      case "workflow_run" -> GitHubDelivery.workflowRun(body, arrival);
      case "deployment_status" -> GitHubDelivery.deployment(body, arrival);
      case "push" -> GitHubDelivery.push(body, arrival);
      case "release" -> GitHubDelivery.release(body, arrival);
      case "dependabot_alert" -> GitHubFinding.dependency(body, arrival);
      case "code_scanning_alert" -> GitHubFinding.code(body, arrival);
      case "secret_scanning_alert" -> GitHubFinding.secret(body, arrival);
      default -> Payload.ignored("not an event that becomes an alert or a change");
    };
  }
}
