// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportTest {

  @Test
  void theStackOfThisRepositoryIsSupported() {
    var stack =
        Stack.load(
            Path.of("../../template.yaml"),
            Map.of("AlertEmail", "duty@example.org", "Stage", "prod"),
            new Deployment("eu-west-1", "000123456789", Templates.ENDPOINT, "tocsin"));
    assertThat(Support.complaints(stack)).isEmpty();
  }

  @TempDir Path folder;

  @Test
  void whatIsHonouredIsNotMentioned() {
    var stack =
        Templates.stack(
            folder,
            """
            Resources:
              Dead: {Type: AWS::SQS::Queue}
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 30
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Events:
                    Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn, BatchSize: 5}}
            """);
    assertThat(Support.complaints(stack)).isEmpty();
    assertThat(Support.withoutMeaning(stack)).isEmpty();
  }

  @Test
  void whatMeansNothingLocallyIsListedOnceWithItsReason() {
    var stack =
        Templates.stack(
            folder,
            """
            Resources:
              A: {Type: AWS::SQS::Queue, Properties: {Tags: [{Key: a, Value: b}], KmsMasterKeyId: k}}
              B: {Type: AWS::SQS::Queue, Properties: {Tags: [{Key: a, Value: b}]}}
              C: {Type: AWS::CloudWatch::Alarm, Properties: {MetricName: x}}
            """);
    assertThat(Support.complaints(stack)).isEmpty();
    assertThat(Support.withoutMeaning(stack))
        .containsExactly(
            "alarms and dashboards: there is no CloudWatch",
            "encryption at rest: there are no keys",
            "tags: there are no bills to sort");
  }

  @Test
  void everythingElseIsNamedWithItsLine() {
    var stack =
        Templates.stack(
            folder,
            """
            Resources:
              Bucket: {Type: AWS::S3::Bucket}
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  DelaySeconds: 1
                  Colour: red
                  RedrivePolicy:
                    maxReceiveCount: 3
                    flavour: sweet
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  VpcConfig: {SubnetIds: [a]}
                  Events:
                    Files: {Type: S3, Properties: {Bucket: !Ref Bucket}}
                    Jobs:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Jobs.Arn
                        FilterCriteria: {Filters: []}
            """);
    assertThat(Support.complaints(stack))
        .containsExactly(
            "template.yaml:3: Bucket: the type AWS::S3::Bucket is not supported by the local runtime",
            "template.yaml:8: Jobs (AWS::SQS::Queue): the property Colour is not supported by the local"
                + " runtime",
            "template.yaml:11: Jobs (AWS::SQS::Queue): the property RedrivePolicy.flavour is not"
                + " supported by the local runtime",
            "template.yaml:15: Worker (AWS::Serverless::Function): the property VpcConfig is not"
                + " supported by the local runtime",
            "template.yaml:17: Worker (AWS::Serverless::Function): the property Events.Files.Properties"
                + " is not supported by the local runtime",
            "template.yaml:22: Worker (AWS::Serverless::Function): the property"
                + " Events.Jobs.Properties.FilterCriteria is not supported by the local runtime");
  }
}
