// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.template.Template.Resource;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can break is watched, and no alarm watches what nobody publishes. */
class TemplateAlarmsTest {

  private static final Pattern RUNBOOK = Pattern.compile("(docs/runbooks/[a-z-]+\\.md)#([a-z-]+)$");

  /**
   * Metrics and the dimensions that their services publish them with; an alarm on any other
   * combination stays silent for ever.
   */
  private static final Map<String, Set<Set<String>>> PUBLISHED =
      Map.ofEntries(
          Map.entry("AWS/Lambda Errors", lambda()),
          Map.entry("AWS/Lambda Throttles", lambda()),
          Map.entry("AWS/Lambda Duration", lambda()),
          Map.entry("AWS/Lambda Invocations", lambda()),
          Map.entry("AWS/SQS ApproximateAgeOfOldestMessage", Set.of(Set.of("QueueName"))),
          Map.entry("AWS/SQS ApproximateNumberOfMessagesVisible", Set.of(Set.of("QueueName"))),
          Map.entry("AWS/SNS NumberOfNotificationsFailed", Set.of(Set.of("TopicName"))),
          Map.entry("AWS/Scheduler InvocationDroppedCount", Set.of(Set.of("ScheduleGroup"))),
          Map.entry("AWS/ApiGateway 5xx", Set.of(Set.of("ApiId"), Set.of("ApiId", "Stage"))));

  private static final Template TEMPLATE = Template.read();

  private static Set<Set<String>> lambda() {
    return Set.of(
        Set.of("FunctionName"),
        Set.of("FunctionName", "Resource"),
        Set.of("FunctionName", "Resource", "ExecutedVersion"));
  }

  static Stream<Resource> alarms() {
    return TEMPLATE.resources(Template.ALARM).stream();
  }

  static Stream<Resource> functions() {
    return TEMPLATE.resources(Template.FUNCTION).stream();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void watchesWhatIsPublished(Resource alarm) {
    var metric = alarm.property("Namespace") + " " + alarm.property("MetricName");

    assertThat(PUBLISHED).containsKey(metric);
    assertThat(PUBLISHED.get(metric)).contains(dimensions(alarm));
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void saysSoWhenItBeginsAndWhenItEnds(Resource alarm) {
    assertThat(Values.targets(alarm.property("AlarmActions"))).containsExactly("OperationsTopic");
    assertThat(Values.targets(alarm.property("OKActions"))).containsExactly("OperationsTopic");
    assertThat(alarm.property("TreatMissingData")).isIn("breaching", "notBreaching");
    assertThat(alarm.number("DatapointsToAlarm")).isBetween(1, alarm.number("EvaluationPeriods"));
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void namesTheSectionOfARunbookThatIsThere(Resource alarm) {
    var runbook = RUNBOOK.matcher((String) alarm.property("AlarmDescription"));

    assertThat(runbook.find()).as("%s names a runbook", alarm.id()).isTrue();
    assertThat(headings(runbook.group(1))).contains(runbook.group(2));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionIsWatchedForErrorsThrottlesAndDuration(Resource function) {
    for (var metric : List.of("Errors", "Throttles", "Duration")) {
      assertThat(watching(function.id(), metric)).as("%s of %s", metric, function.id()).hasSize(1);
    }
    int milliseconds = 1000 * function.number("Timeout");
    assertThat(watching(function.id(), "Duration").getFirst().number("Threshold"))
        .as("before the time-out strikes")
        .isBetween(milliseconds / 2, milliseconds - 1);
  }

  @Test
  void everyQueueIsWatchedForItsAgeAndEveryDeadLetterQueueForItsDepth() {
    for (var queue : TEMPLATE.resources(Template.QUEUE)) {
      var metric =
          TEMPLATE.isDeadLetterQueue(queue)
              ? "ApproximateNumberOfMessagesVisible"
              : "ApproximateAgeOfOldestMessage";
      assertThat(watching(queue.id(), metric)).as("%s of %s", metric, queue.id()).hasSize(1);
    }
  }

  @Test
  void everyTopicIsWatchedForFailedDeliveries() {
    for (var topic : TEMPLATE.resources(Template.TOPIC)) {
      assertThat(watching(topic.id(), "NumberOfNotificationsFailed")).as(topic.id()).hasSize(1);
    }
  }

  @Test
  void everyScheduleIsWatchedForDroppedTicks() {
    for (var group : TEMPLATE.resources("AWS::Scheduler::ScheduleGroup")) {
      assertThat(watching(group.id(), "InvocationDroppedCount")).as(group.id()).hasSize(1);
    }
  }

  @Test
  void theApiIsWatchedForServerErrors() {
    assertThat(watching("HttpApi", "5xx")).hasSize(1);
  }

  @Test
  void silenceOfTheEvaluatorIsAnAlarm() {
    assertThat(watching("EvaluateFunction", "Invocations"))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.property("TreatMissingData")).isEqualTo("breaching");
              assertThat(alarm.property("ComparisonOperator")).isEqualTo("LessThanThreshold");
            });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aDeploymentIsGatedByTheAliasAndNotByTheApi(Resource function) {
    var preference = Values.map(function.property("DeploymentPreference"));

    assertThat(Values.targets(preference.get("Alarms")))
        .isNotEmpty()
        .allSatisfy(
            id -> {
              var gate = TEMPLATE.resource(id);
              assertThat(dimensions(gate)).contains("Resource");
              assertThat(Values.targets(gate.properties())).doesNotContain("HttpApi");
              assertThat(gate.properties().toString()).contains("${" + function.id() + "}:live");
            });
  }

  private static Set<String> dimensions(Resource alarm) {
    var names = new TreeSet<String>();
    Values.list(alarm.property("Dimensions"))
        .forEach(dimension -> names.add((String) Values.map(dimension).get("Name")));
    return names;
  }

  /** The alarms on a metric of one resource. */
  private static List<Resource> watching(String id, String metric) {
    return alarms()
        .filter(alarm -> metric.equals(alarm.property("MetricName")))
        .filter(alarm -> Values.targets(alarm.property("Dimensions")).contains(id))
        .toList();
  }

  /** The anchors of a Markdown file, as its renderers make them from headings. */
  private static List<String> headings(String file) {
    assertThat(Files.exists(Repository.file(file))).as(file).isTrue();
    return Repository.text(file)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }
}
