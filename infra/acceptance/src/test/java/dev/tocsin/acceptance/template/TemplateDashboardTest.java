// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard can be read, shows everything, and no line of it is empty for ever. */
class TemplateDashboardTest {

  /** The dimension that each service publishes the metrics shown here with. */
  private static final Map<String, String> DIMENSIONS =
      Map.of(
          "AWS/ApiGateway", "ApiId",
          "AWS/Lambda", "FunctionName",
          "AWS/SQS", "QueueName",
          "AWS/SNS", "TopicName",
          "AWS/DynamoDB", "TableName");

  /** What is published with that dimension alone; of DynamoDB's errors that is nothing. */
  private static final Set<String> METRICS =
      Set.of(
          "AWS/ApiGateway Count",
          "AWS/ApiGateway 4xx",
          "AWS/ApiGateway 5xx",
          "AWS/ApiGateway Latency",
          "AWS/Lambda Invocations",
          "AWS/Lambda Errors",
          "AWS/Lambda Throttles",
          "AWS/Lambda Duration",
          "AWS/SQS ApproximateAgeOfOldestMessage",
          "AWS/SQS ApproximateNumberOfMessagesVisible",
          "AWS/SNS NumberOfMessagesPublished",
          "AWS/SNS NumberOfNotificationsFailed",
          "AWS/DynamoDB ReadThrottleEvents",
          "AWS/DynamoDB WriteThrottleEvents");

  private static final Template TEMPLATE = Template.read();
  private static final Object BODY = TEMPLATE.resource("Dashboard").property("DashboardBody");

  @ParameterizedTest
  @ValueSource(strings = {Template.FUNCTION, Template.QUEUE, Template.TOPIC, Template.TABLE})
  void showsEveryOne(String type) {
    assertThat(Values.targets(BODY))
        .containsAll(TEMPLATE.resources(type).stream().map(Template.Resource::id).toList());
  }

  @Test
  void showsOnlyWhatIsPublished() {
    for (var widget : body().path("widgets")) {
      for (var metric : widget.path("properties").path("metrics")) {
        var namespace = metric.path(0).asText();
        assertThat(METRICS).contains(namespace + " " + metric.path(1).asText());
        assertThat(metric.path(2).asText()).isEqualTo(DIMENSIONS.get(namespace));
      }
    }
  }

  @Test
  void widgetsDoNotOverlap() {
    boolean[][] taken = new boolean[100][24];
    for (var widget : body().path("widgets")) {
      for (int y = 0; y < widget.path("height").asInt(); y++) {
        for (int x = 0; x < widget.path("width").asInt(); x++) {
          int row = widget.path("y").asInt() + y;
          int column = widget.path("x").asInt() + x;
          assertThat(taken[row][column]).as("row %d, column %d", row, column).isFalse();
          taken[row][column] = true;
        }
      }
    }
  }

  private static JsonNode body() {
    var text = String.valueOf(Values.map(BODY).get("Fn::Sub"));
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
