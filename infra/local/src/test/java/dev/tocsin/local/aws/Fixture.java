// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import dev.tocsin.local.template.Stack;
import dev.tocsin.local.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local AWS for a small stack, and SDK clients to it. */
final class Fixture implements AutoCloseable {

  static final String TEMPLATE =
      """
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 0
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
        Dead: {Type: AWS::SQS::Queue}
        Raw: {Type: AWS::SQS::Queue}
        Wrapped: {Type: AWS::SQS::Queue}
        Pages: {Type: AWS::SNS::Topic}
        PagesToRaw:
          Type: AWS::SNS::Subscription
          Properties:
            TopicArn: !Ref Pages
            Protocol: sqs
            Endpoint: !GetAtt Raw.Arn
            RawMessageDelivery: true
            FilterPolicy: {severity: [critical, {prefix: emer}]}
        PagesToWrapped:
          Type: AWS::SNS::Subscription
          Properties: {TopicArn: !Ref Pages, Protocol: sqs, Endpoint: !GetAtt Wrapped.Arn}
        PagesToNowhere:
          Type: AWS::SNS::Subscription
          Properties:
            TopicArn: !Ref Pages
            Protocol: sqs
            Endpoint: !Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:nobody"
            FilterPolicy: {lost: [{exists: true}]}
            RawMessageDelivery: true
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn}
        FromPages:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Raw, !Ref Wrapped, !Ref Dead]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {Service: sns.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: "*"
                  Condition: {ArnEquals: {"aws:SourceArn": !Ref Pages}}
        Items:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - {AttributeName: pk, AttributeType: S}
              - {AttributeName: list, AttributeType: S}
            KeySchema: [{AttributeName: pk, KeyType: HASH}]
            GlobalSecondaryIndexes:
              - IndexName: listing
                KeySchema: [{AttributeName: list, KeyType: HASH}]
                Projection: {ProjectionType: ALL}
            TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
        Vault: {Type: AWS::SecretsManager::Secret, Properties: {GenerateSecretString: {}}}
        Notes: {Type: AWS::SecretsManager::Secret}
        Worker:
          Type: AWS::Serverless::Function
          Properties:
            Handler: a.B
            Policies:
              - Statement:
                  - {Effect: Allow, Action: "dynamodb:PutItem", Resource: !GetAtt Items.Arn}
                  - {Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Jobs.Arn}
              - SNSPublishMessagePolicy: {TopicName: !GetAtt Pages.TopicName}
      """;

  final Stack stack;
  final LocalAws aws;

  Fixture(Path folder, Optional<Path> state) {
    this.stack = Templates.stack(folder, TEMPLATE, Map.of(), LocalAws.freeEndpoint());
    try {
      var secrets = folder.resolve("secrets.json");
      Files.writeString(secrets, "{\"token\":\"worth nothing\"}");
      this.aws = LocalAws.start(stack, new Settings(state, secrets));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  DynamoDbClient dynamo(String accessKey) {
    return as(DynamoDbClient.builder(), accessKey).build();
  }

  SqsClient sqs(String accessKey) {
    return as(SqsClient.builder(), accessKey).build();
  }

  SnsClient sns(String accessKey) {
    return as(SnsClient.builder(), accessKey).build();
  }

  SecretsManagerClient secrets(String accessKey) {
    return as(SecretsManagerClient.builder(), accessKey).build();
  }

  String worker() {
    return aws.environment("Worker").get("AWS_ACCESS_KEY_ID");
  }

  @Override
  public void close() {
    aws.close();
  }

  private <B extends AwsClientBuilder<B, C>, C> B as(B builder, String accessKey) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(stack.deployment().region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")));
  }
}
