// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.template.Template.Mapping;
import dev.tocsin.acceptance.template.Template.Resource;
import dev.tocsin.alert.Severity;
import dev.tocsin.notify.NotifyReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * What the template must be as a whole. Queues, functions and alarms have tests of their own beside
 * this one.
 */
class TemplateTest {

  /** X-Ray has no resources to name; a key's policy can only mean its own key. */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  private static final Template TEMPLATE = Template.read();

  static Stream<Resource> tables() {
    return TEMPLATE.resources(Template.TABLE).stream();
  }

  static Stream<Resource> subscriptions() {
    return TEMPLATE.resources("AWS::SNS::Subscription").stream();
  }

  @Test
  void hasNoAnchorsBecauseCloudFormationRefusesThem() {
    var events =
        new Parse(LoadSettings.builder().build()).parseString(Repository.text("template.yaml"));

    assertThat(events)
        .noneMatch(AliasEvent.class::isInstance)
        .noneMatch(event -> event instanceof NodeEvent node && node.getAnchor().isPresent());
  }

  @Test
  void everyParameterHasADefaultAndADescription() {
    assertThat(TEMPLATE.section("Parameters"))
        .allSatisfy(
            (name, parameter) ->
                assertThat(Values.map(parameter)).as(name).containsKeys("Default", "Description"));
  }

  @Test
  void stateSurvivesTheStack() {
    var stateful = Set.of(Template.TABLE, "AWS::KMS::Key", "AWS::SecretsManager::Secret");

    assertThat(TEMPLATE.resources())
        .filteredOn(resource -> stateful.contains(resource.type()))
        .hasSizeGreaterThan(stateful.size())
        .allSatisfy(
            resource ->
                assertThat(resource.body())
                    .as(resource.id())
                    .containsEntry("DeletionPolicy", "Retain")
                    .containsEntry("UpdateReplacePolicy", "Retain"));
  }

  @Test
  void everyStageTagsItsStackAndWithItEverythingInIt() {
    var stages = Values.list(parameter("Stage").get("AllowedValues"));
    var configuration = Repository.text("samconfig.toml");

    assertThat(stages)
        .isNotEmpty()
        .allSatisfy(
            stage ->
                assertThat(configuration)
                    .contains("[%s.deploy.parameters]".formatted(stage))
                    .contains("tags = \"Application=tocsin Stage=%s\"".formatted(stage)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableIsBilledOnDemandAndBackedUpAndEncrypted(Resource table) {
    assertThat(table.property("BillingMode")).isEqualTo("PAY_PER_REQUEST");
    assertThat(table.property("PointInTimeRecoverySpecification"))
        .isEqualTo(Map.of("PointInTimeRecoveryEnabled", true));
    assertThat(Values.targets(table.property("SSESpecification"))).containsExactly("Key");
    assertThat(table.property("TimeToLiveSpecification"))
        .isEqualTo(Map.of("AttributeName", "expiresAt", "Enabled", true));
    assertThat(table.property("DeletionProtectionEnabled"))
        .isEqualTo(Map.of("Fn::If", List.of("IsProd", true, false)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableOfDocumentsCanBeListed(Resource table) {
    if (table.id().equals("MetricsTable")) {
      assertThat(table.property("KeySchema"))
          .isEqualTo(List.of(key("series", "HASH"), key("minute", "RANGE")));
      return;
    }
    assertThat(table.property("KeySchema")).isEqualTo(List.of(key("pk", "HASH")));
    assertThat(table.property("GlobalSecondaryIndexes"))
        .isEqualTo(
            List.of(
                Map.of(
                    "IndexName",
                    "listing",
                    "KeySchema",
                    List.of(key("list", "HASH"), key("at", "RANGE")),
                    "Projection",
                    Map.of("ProjectionType", "ALL"))));
  }

  @Test
  void theApiIsThrottledAndLoggedAndMeasured() {
    var api = TEMPLATE.resource("HttpApi");
    var settings = Values.map(api.property("DefaultRouteSettings"));

    assertThat(settings).containsEntry("DetailedMetricsEnabled", true);
    assertThat(Values.target(settings.get("ThrottlingRateLimit"))).isEqualTo("ThrottleRate");
    assertThat(Values.target(settings.get("ThrottlingBurstLimit"))).isEqualTo("ThrottleBurst");
    var format = (String) Values.map(api.property("AccessLogSettings")).get("Format");
    assertThat(format)
        .contains("$context.requestId", "$context.status", "$context.integrationLatency")
        .doesNotContain("body", "authorization");
  }

  @ParameterizedTest
  @MethodSource("subscriptions")
  void whatATopicCanNotDeliverIsSetAside(Resource subscription) {
    assertThat(Values.targets(subscription.property("RedrivePolicy")))
        .allMatch(id -> id.endsWith("DeadLetterQueue"));
  }

  @Test
  void notifyHearsEverySeverityExactly() {
    assertThat(subscriptions())
        .filteredOn(subscription -> "sqs".equals(subscription.property("Protocol")))
        .hasSize(3)
        .allSatisfy(
            subscription -> {
              assertThat(subscription.property("RawMessageDelivery")).isEqualTo(true);
              assertThat(Values.targets(subscription.property("Endpoint")))
                  .containsExactly("NotificationsQueue");
              assertThat(Values.map(subscription.property("FilterPolicy"))).containsKey("receiver");
            });
  }

  @Test
  void everySeverityFromWarningOnIsMailedWhenItBeginsIsPassedOnAndEnds() {
    assertThat(subscriptions())
        .filteredOn(subscription -> "email".equals(subscription.property("Protocol")))
        .filteredOn(
            subscription ->
                !Values.targets(subscription.property("TopicArn")).contains("OperationsTopic"))
        .hasSize(3)
        .allSatisfy(
            subscription -> {
              assertThat(subscription.body()).containsEntry("Condition", "HasAlertEmail");
              var filter = Values.map(subscription.property("FilterPolicy"));
              var reasons =
                  Stream.of(
                          NotifyReason.FIRST_NOTIFICATION,
                          NotifyReason.ESCALATED,
                          NotifyReason.ALL_ALERTS_RESOLVED)
                      .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                      .toList();
              assertThat(filter.get("reason")).as("what repeats is no mail").isEqualTo(reasons);
              assertThat(filter.get("receiver"))
                  .isEqualTo(List.of(Map.of("anything-but", List.of("nobody"))));
              var mailed = filter.get("severity");
              if (Values.targets(subscription.property("TopicArn")).contains("WarningTopic")) {
                assertThat(mailed)
                    .as("the topic carries info too")
                    .isEqualTo(List.of(Severity.WARNING.word()));
              } else {
                assertThat(mailed).as("every severity of the topic").isNull();
              }
            });
  }

  @Test
  void aMinutesTickThatComesLateIsDropped() {
    assertThat(schedules())
        .filteredOn(tick -> "rate(1 minute)".equals(tick.properties().get("ScheduleExpression")))
        .allSatisfy(
            tick ->
                assertThat(Values.map(tick.properties().get("RetryPolicy")))
                    .containsEntry("MaximumEventAgeInSeconds", 60))
        .extracting(tick -> tick.function().id())
        .containsExactlyInAnyOrder("EvaluateFunction", "EscalateFunction");
  }

  @Test
  void noTickIsLostUnseen() {
    assertThat(schedules())
        .allSatisfy(
            schedule -> {
              assertThat(Values.map(schedule.properties().get("RetryPolicy")))
                  .containsKeys("MaximumEventAgeInSeconds", "MaximumRetryAttempts");
              assertThat(Values.targets(schedule.properties().get("DeadLetterConfig")))
                  .containsExactly("ScheduleDeadLetterQueue");
              assertThat(Values.target(schedule.properties().get("GroupName")))
                  .startsWith(schedule.function().id().replace("Function", ""));
            });
  }

  private static List<Mapping> schedules() {
    return TEMPLATE.resources(Template.FUNCTION).stream()
        .flatMap(function -> Mapping.of(function, "ScheduleV2").stream())
        .toList();
  }

  @Test
  void queuesAndTopicsAreNotReachedInPlainText() {
    var refusing = new ArrayList<String>();
    for (var policy : policies("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")) {
      if (statements(policy).anyMatch(TemplateTest::refusesPlainText)) {
        refusing.addAll(Values.targets(policy.properties().getOrDefault("Queues", List.of())));
        refusing.addAll(Values.targets(policy.properties().getOrDefault("Topics", List.of())));
      }
    }

    assertThat(refusing)
        .as("and each has one policy, as a second one would replace the first")
        .containsExactlyInAnyOrderElementsOf(
            TEMPLATE.resources().stream()
                .filter(it -> it.type().equals(Template.QUEUE) || it.type().equals(Template.TOPIC))
                .map(Resource::id)
                .toList());
  }

  @Test
  void nobodyIsAllowedEverything() {
    for (var policy : allPolicies()) {
      statements(policy)
          .filter(statement -> "Allow".equals(statement.get("Effect")))
          .filter(statement -> !"AccountDelegatesByIam".equals(statement.get("Sid")))
          .forEach(
              statement -> {
                assertThat(statement.get("Principal")).as(policy.id()).isNotEqualTo("*");
                assertThat(Values.list(statement.get("Action")))
                    .as(policy.id())
                    .noneMatch(action -> String.valueOf(action).contains("*"));
              });
    }
  }

  @Test
  void everyPermissionNamesItsResource() {
    for (var policy : allPolicies()) {
      if (policy.type().equals("AWS::KMS::Key")) {
        continue;
      }
      statements(policy)
          .filter(statement -> "Allow".equals(statement.get("Effect")))
          .filter(statement -> Values.list(statement.getOrDefault("Resource", "")).contains("*"))
          .forEach(
              statement ->
                  assertThat(Values.list(statement.get("Action")))
                      .as(policy.id())
                      .allMatch(action -> WITHOUT_RESOURCES.contains(String.valueOf(action))));
    }
  }

  private static boolean refusesPlainText(Map<String, Object> statement) {
    return "Deny".equals(statement.get("Effect"))
        && "*".equals(statement.get("Principal"))
        && String.valueOf(statement.get("Condition")).contains("aws:SecureTransport=false");
  }

  private static List<Resource> allPolicies() {
    return policies(
        "AWS::SQS::QueuePolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::Role",
        "AWS::KMS::Key");
  }

  private static List<Resource> policies(String... types) {
    return TEMPLATE.resources().stream()
        .filter(resource -> List.of(types).contains(resource.type()))
        .toList();
  }

  private static Stream<Map<String, Object>> statements(Resource policy) {
    return Policies.documents(policy).stream()
        .flatMap(document -> Values.list(document.get("Statement")).stream())
        .map(Values::map);
  }

  private static Map<String, Object> parameter(String name) {
    return Values.map(TEMPLATE.section("Parameters").get(name));
  }

  private static Map<String, Object> key(String attribute, String type) {
    return Map.of("AttributeName", attribute, "KeyType", type);
  }
}
