// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.template.Templates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePoliciesTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:000123456789:tocsin-Pages";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:000123456789:tocsin-Jobs";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:SendMessage", Resource: "*"}                                                                        | true
          {Effect: Allow, Principal: "*", Action: "sqs:*", Resource: !GetAtt Jobs.Arn, Condition: {ArnEquals: {"aws:SourceArn": !Ref Pages}}}                                        | true
          {Effect: Allow, Principal: {AWS: "*"}, Action: "sqs:SendMessage", Resource: "*", Condition: {ArnLike: {"aws:SourceArn": "arn:aws:sns:*:*:tocsin-*"}}}                      | true
          {Effect: Allow, Principal: {Service: [sns.amazonaws.com]}, Action: ["sqs:SendMessage"], Resource: "*", Condition: {StringEquals: {"aws:SourceAccount": "000123456789"}}}   | true
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:SendMessage", Resource: "*", Condition: {ArnEquals: {"aws:SourceArn": !Ref Others}}}                 | false
          {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "sqs:SendMessage", Resource: "*"}                                                                      | false
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:ReceiveMessage", Resource: "*"}                                                                      | false
          {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:000123456789:other"}                                  | false
          {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}}}                                                        | false
          """)
  void aStatementLetsATopicSendOrNot(String statement, boolean allowed) {
    var policies = policies(statement);
    assertThat(policies.complaints()).isEmpty();
    assertThat(policies.allows(TOPIC, QUEUE)).isEqualTo(allowed);
  }

  @Test
  void aQueueWithoutPolicyTakesNothing() {
    assertThat(
            policies("{Effect: Allow, Principal: '*', Action: '*', Resource: '*'}")
                .allows(TOPIC, QUEUE + "2"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Effect: Deny, Principal: '*', Action: 'sqs:*', Resource: '*'}",
        "{Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: {IpAddress: {'aws:SourceIp': 10.0.0.0/8}}}",
        "{Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*', Condition: {StringEquals: {'aws:SourceAccount': '1'}}}"
      })
  void whatCantBeEvaluatedIsAComplaint(String statement) {
    assertThat(policies(statement).complaints())
        .singleElement()
        .asString()
        .startsWith("template.yaml:6: Policy: the ");
  }

  private QueuePolicies policies(String statement) {
    return new QueuePolicies(
        Templates.stack(
            folder,
            """
            Resources:
              Jobs: {Type: AWS::SQS::Queue}
              Pages: {Type: AWS::SNS::Topic}
              Others: {Type: AWS::SNS::Topic}
              Policy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Jobs]
                  PolicyDocument:
                    Statement:
                      - %s
            """
                .formatted(statement)));
  }
}
