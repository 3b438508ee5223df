// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Ref} and {@code Fn::GetAtt} give for each resource type.
 *
 * <p>Source: "Return values" on each type's page of the CloudFormation template reference, and of
 * the SAM developer guide for {@code AWS::Serverless::*}.
 *
 * @param nameProperty the property that names the resource, null where AWS always makes a name up
 */
record Kind(
    @Nullable String nameProperty,
    Function<Physical, String> ref,
    Map<String, Function<Physical, String>> attributes) {

  private static final Function<Physical, String> NAME = Physical::name;

  private static final Kind FUNCTION =
      new Kind(
          "FunctionName", NAME, Map.of("Arn", it -> it.arn("lambda", "function:" + it.name())));

  private static final Kind HTTP_API =
      new Kind(
          null,
          Physical::shortId,
          Map.of(
              "ApiId",
              Physical::shortId,
              "ApiEndpoint",
              it ->
                  "https://%s.execute-api.%s.amazonaws.com"
                      .formatted(it.shortId(), it.at().region())));

  private static final Function<Physical, String> QUEUE_URL =
      it -> "%s/%s/%s".formatted(it.at().endpoint(), it.at().accountId(), it.name());
  private static final Function<Physical, String> TOPIC_ARN = it -> it.arn("sns", it.name());
  private static final Function<Physical, String> SUBSCRIPTION_ARN =
      it -> it.arn("sns", it.id() + ":" + it.uuid());
  private static final Function<Physical, String> SECRET_ARN =
      it -> it.arn("secretsmanager", "secret:" + it.name() + "-" + it.suffix());
  private static final Function<Physical, String> LAYER_ARN =
      it -> it.arn("lambda", "layer:" + it.name() + ":1");

  private static final Function<Physical, String> POLICY_ARN =
      it -> it.iamArn("policy/" + it.name());

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry(
              "AWS::SQS::Queue",
              new Kind(
                  "QueueName",
                  QUEUE_URL,
                  Map.of(
                      "Arn",
                      it -> it.arn("sqs", it.name()),
                      "QueueName",
                      NAME,
                      "QueueUrl",
                      QUEUE_URL))),
          entry(
              "AWS::SNS::Topic",
              new Kind("TopicName", TOPIC_ARN, Map.of("TopicName", NAME, "TopicArn", TOPIC_ARN))),
          entry(
              "AWS::SNS::Subscription",
              new Kind(null, SUBSCRIPTION_ARN, Map.of("Arn", SUBSCRIPTION_ARN))),
          entry(
              "AWS::DynamoDB::Table",
              named("TableName", it -> it.arn("dynamodb", "table/" + it.name()))),
          entry("AWS::Serverless::Function", FUNCTION),
          entry("AWS::Lambda::Function", FUNCTION),
          entry(
              "AWS::Serverless::LayerVersion",
              new Kind("LayerName", LAYER_ARN, Map.of("LayerVersionArn", LAYER_ARN))),
          entry("AWS::Serverless::HttpApi", HTTP_API),
          entry("AWS::ApiGatewayV2::Api", HTTP_API),
          entry(
              "AWS::IAM::ManagedPolicy",
              new Kind("ManagedPolicyName", POLICY_ARN, Map.of("PolicyArn", POLICY_ARN))),
          entry("AWS::IAM::Role", named("RoleName", it -> it.iamArn("role/" + it.name()))),
          entry(
              "AWS::SecretsManager::Secret",
              new Kind("Name", SECRET_ARN, Map.of("Id", SECRET_ARN))),
          entry(
              "AWS::Logs::LogGroup",
              named("LogGroupName", it -> it.arn("logs", "log-group:" + it.name() + ":*"))),
          entry(
              "AWS::KMS::Key",
              new Kind(
                  null,
                  Physical::uuid,
                  Map.of("Arn", it -> it.arn("kms", "key/" + it.uuid()), "KeyId", Physical::uuid))),
          entry("AWS::KMS::Alias", new Kind("AliasName", NAME, Map.of())),
          entry(
              "AWS::Scheduler::ScheduleGroup",
              named("Name", it -> it.arn("scheduler", "schedule-group/" + it.name()))),
          entry(
              "AWS::Scheduler::Schedule",
              named("Name", it -> it.arn("scheduler", "schedule/default/" + it.name()))),
          entry("AWS::Events::Rule", named("Name", it -> it.arn("events", "rule/" + it.name()))),
          entry(
              "AWS::Lambda::EventSourceMapping",
              new Kind(
                  null,
                  Physical::uuid,
                  Map.of(
                      "Id",
                      Physical::uuid,
                      "EventSourceMappingArn",
                      it -> it.arn("lambda", "event-source-mapping:" + it.uuid())))),
          entry(
              "AWS::CloudWatch::Alarm",
              named("AlarmName", it -> it.arn("cloudwatch", "alarm:" + it.name()))),
          entry(
              "AWS::CloudWatch::CompositeAlarm",
              named("AlarmName", it -> it.arn("cloudwatch", "alarm:" + it.name()))),
          entry("AWS::CloudWatch::Dashboard", new Kind("DashboardName", NAME, Map.of())));

  private static final Kind OTHER = new Kind(null, NAME, Map.of());

  /** A type that isn't known has a name and no attributes. */
  static Kind of(String type) {
    return KINDS.getOrDefault(type, OTHER);
  }

  private static Kind named(String nameProperty, Function<Physical, String> arn) {
    return new Kind(nameProperty, NAME, Map.of("Arn", arn));
  }
}
