// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.template.Deployment;
import dev.tocsin.local.template.Stack;
import dev.tocsin.local.template.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final String STACK =
      """
      Resources:
        Worker:
          Type: AWS::Serverless::Function
          Properties: {Handler: a.B, Role: !GetAtt WorkerRole.Arn}
        Basics:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement: {Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: "arn:aws:secretsmanager:*:*:secret:vault-??????"}
        WorkerRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [!Ref Basics, arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole]
            Policies:
              - PolicyName: own
                PolicyDocument:
                  Statement:
                    - {Effect: Allow, Action: [dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem, dynamodb:BatchGetItem], Resource: !Sub "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/items"}
                    - {Effect: Allow, Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:eu-west-1:000123456789:table/other/index/listing"}
                    - {Effect: Allow, Action: "sqs:Send*", Resource: "arn:aws:sqs:eu-west-1:000123456789:jobs*"}
                    - {Effect: Deny, Action: "sqs:*", Resource: "arn:aws:sqs:eu-west-1:000123456789:jobs-closed"}
                    - {Effect: Allow, Action: "SNS:publish", Resource: "arn:aws:sns:eu-west-1:000123456789:pages"}
                    - {Effect: Allow, Action: "logs:PutLogEvents", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "true"}}}
        Bare: {Type: AWS::Serverless::Function, Properties: {Handler: a.B}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dynamodb       | PutItem            | {"TableName":"items"}                                                     | allowed
          dynamodb       | PutItem            | {"TableName":"arn:aws:dynamodb:eu-west-1:000123456789:table/items"}       | allowed
          dynamodb       | PutItem            | {"TableName":"others"}                                                    | dynamodb:PutItem
          dynamodb       | GetItem            | {"TableName":"items"}                                                     | dynamodb:GetItem
          dynamodb       | Query              | {"TableName":"items"}                                                     | allowed
          dynamodb       | Query              | {"TableName":"items","IndexName":"listing"}                               | dynamodb:Query
          dynamodb       | Query              | {"TableName":"other","IndexName":"listing"}                               | allowed
          dynamodb       | Query              | {"TableName":"other"}                                                     | dynamodb:Query
          dynamodb       | TransactWriteItems | {"TransactItems":[{"Put":{"TableName":"items"}},{"Update":{"TableName":"items"}}]} | allowed
          dynamodb       | TransactWriteItems | {"TransactItems":[{"Put":{"TableName":"items"}},{"Delete":{"TableName":"items"}}]} | dynamodb:DeleteItem
          dynamodb       | TransactWriteItems | {"TransactItems":[{"ConditionCheck":{"TableName":"items"}}]}              | dynamodb:ConditionCheckItem
          dynamodb       | TransactGetItems   | {"TransactItems":[{"Get":{"TableName":"items"}}]}                         | dynamodb:GetItem
          dynamodb       | BatchGetItem       | {"RequestItems":{"items":{}}}                                             | allowed
          dynamodb       | BatchGetItem       | {"RequestItems":{"items":{},"other":{}}}                                  | dynamodb:BatchGetItem
          dynamodb       | BatchWriteItem     | {"RequestItems":{"items":[]}}                                             | dynamodb:BatchWriteItem
          dynamodb       | ListTables         | {}                                                                        | dynamodb:ListTables
          dynamodb       | ExecuteStatement   | {"Statement":"SELECT * FROM items"}                                       | PartiQL
          sqs            | SendMessage        | {"QueueUrl":"http://127.0.0.1:1/000123456789/jobs"}                       | allowed
          sqs            | SendMessageBatch   | {"QueueUrl":"http://127.0.0.1:1/000123456789/jobs-2"}                     | allowed
          sqs            | SendMessage        | {"QueueUrl":"http://127.0.0.1:1/000123456789/jobs-closed"}                | explicit deny
          sqs            | ReceiveMessage     | {"QueueUrl":"http://127.0.0.1:1/000123456789/any"}                        | allowed
          sqs            | DeleteMessageBatch | {"QueueUrl":"http://127.0.0.1:1/000123456789/any"}                        | allowed
          sqs            | PurgeQueue         | {"QueueUrl":"http://127.0.0.1:1/000123456789/jobs"}                       | sqs:PurgeQueue
          sqs            | GetQueueUrl        | {"QueueName":"jobs"}                                                      | sqs:GetQueueUrl
          secretsmanager | GetSecretValue     | {"SecretId":"vault"}                                                      | allowed
          secretsmanager | GetSecretValue     | {"SecretId":"other"}                                                      | secretsmanager:GetSecretValue
          """)
  void aRoleIsHeldToItsPolicies(String service, String operation, String input, String outcome) {
    assertOutcome("Worker", call("Worker", service, operation, input), outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "Action=Publish&TopicArn=arn:aws:sns:eu-west-1:000123456789:pages, allowed",
    "Action=PublishBatch&TopicArn=arn:aws:sns:eu-west-1:000123456789:pages, allowed",
    "Action=Publish&TopicArn=arn:aws:sns:eu-west-1:000123456789:others, sns:Publish",
    "Action=Publish&TargetArn=arn:aws:sns:eu-west-1:000123456789:others, sns:Publish",
    "Action=ListTopics, sns:ListTopics",
  })
  void queryCallsAreHeldToo(String form, String outcome) {
    assertOutcome("Worker", form("Worker", form), outcome);
  }

  @Test
  void aFunctionWithoutPoliciesMayDoNothing() {
    assertOutcome(
        "Bare", call("Bare", "dynamodb", "PutItem", "{\"TableName\":\"items\"}"), "PutItem");
  }

  @Test
  void whoeverIsNoFunctionIsAnAdministrator() {
    assertThatCode(() -> gate(STACK).check(call("nobody", "dynamodb", "DeleteTable", "{}")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {Effect: Allow, NotAction: 'sqs:*', Resource: '*'}",
        "- {Effect: Allow, Action: 'sqs:*', NotResource: x}",
        "- {Effect: Allow, Action: 'dynamodb:*', Resource: '*', Condition: {ForAllValues:StringEquals: {dynamodb:LeadingKeys: [x]}}}",
        "- {Effect: Allow, Action: '*', Resource: '*', Condition: {Bool: {a: b}}}"
      })
  void whatCantBeEvaluatedIsAComplaint(String statement) {
    assertThat(gate(inline(statement)).complaints())
        .singleElement()
        .asString()
        .startsWith("template.yaml:3: F: the ")
        .endsWith(" is not evaluated by the local runtime");
  }

  @Test
  void policyTemplatesAreExpanded() {
    var stack =
        """
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              Policies:
                - SQSSendMessagePolicy: {QueueName: jobs}
                - DynamoDBReadPolicy: {TableName: items}
                - AWSLambdaBasicExecutionRole
                - S3ReadPolicy: {BucketName: x}
        """;
    var gate = gate(stack);
    gate.check(call("F", "sqs", "SendMessage", "{\"QueueUrl\":\"http://h/000123456789/jobs\"}"));
    gate.check(call("F", "dynamodb", "Query", "{\"TableName\":\"items\",\"IndexName\":\"i\"}"));
    assertThat(gate.complaints())
        .containsExactly(
            "template.yaml:3: F: the policy template S3ReadPolicy is not evaluated by the local runtime");
  }

  @Test
  void theStackOfThisRepositoryCanBeHeld() {
    var stack =
        Stack.load(
            Path.of("../../template.yaml"),
            Map.of(),
            new Deployment("eu-west-1", "000123456789", Templates.ENDPOINT, "tocsin"));
    assertThat(new Gate(stack, id -> id).complaints()).isEmpty();
    var policies = new QueuePolicies(stack);
    assertThat(policies.complaints()).isEmpty();
    var notifications = stack.attribute("NotificationsQueue", "Arn");
    assertThat(policies.allows(stack.ref("CriticalTopic"), notifications)).isTrue();
    assertThat(policies.allows(stack.ref("OperationsTopic"), notifications)).isFalse();
  }

  private static String inline(String statement) {
    return """
    Resources:
      F:
        Type: AWS::Serverless::Function
        Properties:
          Handler: a.B
          Policies:
            - Statement:
                %s
    """
        .formatted(statement);
  }

  private void assertOutcome(String function, Call call, String outcome) {
    var gate = gate(STACK);
    assertThat(gate.complaints()).isEmpty();
    if (outcome.equals("allowed")) {
      assertThatCode(() -> gate.check(call)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> gate.check(call))
          .isInstanceOf(AwsException.class)
          .hasMessageContaining(outcome);
    }
  }

  private Gate gate(String body) {
    return new Gate(
        Templates.stack(folder, body),
        id -> "arn:aws:secretsmanager:eu-west-1:000123456789:secret:" + id + "-abcdef");
  }

  private static Call call(String function, String service, String operation, String json) {
    return Call.of(request(function, service, Map.of("x-amz-target", "X." + operation), json));
  }

  private static Call form(String function, String form) {
    return Call.of(request(function, "sns", Map.of(), form));
  }

  private static AwsRequest request(
      String function, String service, Map<String, String> headers, String body) {
    var all = new HashMap<>(headers);
    all.put(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/%s/aws4_request, Signature=x"
            .formatted(function.equals("nobody") ? "test" : Gate.accessKey(function), service));
    return new AwsRequest("POST", "/", all, body.getBytes(StandardCharsets.UTF_8));
  }
}
