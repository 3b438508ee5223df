// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.aws.LocalAws;
import dev.tocsin.local.aws.Settings;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.sample.SampleStack;
import dev.tocsin.local.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Event source mappings, and a schedule's failures, on a real queue engine. */
class PollersTest {

  private static final String RESOURCES =
      """
        Work:
          Type: AWS::SQS::Queue
          Properties: {VisibilityTimeout: 3, RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}}
        Dead: {Type: AWS::SQS::Queue}
        All: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1, RedrivePolicy: {deadLetterTargetArn: !GetAtt AllDead.Arn, maxReceiveCount: 1}}}
        AllDead: {Type: AWS::SQS::Queue}
        Calm: {Type: AWS::SQS::Queue}
        Slow: {Type: AWS::SQS::Queue}
        Failures: {Type: AWS::SQS::Queue}
        WorkerRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            Policies:
              - PolicyName: queues
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement: [{Effect: Allow, Action: ["sqs:*"], Resource: "*"}]
        WorkerFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: sample-worker
            Role: !GetAtt WorkerRole.Arn
            Handler: dev.tocsin.local.sample.Worker
            Events:
              Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn, BatchSize: 10, FunctionResponseTypes: [ReportBatchItemFailures]}}
              All: {Type: SQS, Properties: {Queue: !GetAtt All.Arn}}
              Calm: {Type: SQS, Properties: {Queue: !GetAtt Calm.Arn}}
              Slow: {Type: SQS, Properties: {Queue: !GetAtt Slow.Arn, BatchSize: 30, MaximumBatchingWindowInSeconds: 1}}
        TickFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: sample-tick
            Role: !GetAtt WorkerRole.Arn
            Handler: "dev.tocsin.local.sample.Styles$Obedient"
            EventInvokeConfig:
              MaximumRetryAttempts: 0
              DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Failures.Arn}}
            Events:
              Minute: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute), Input: '"throw"'}}
      """;

  @TempDir static Path folder;
  private static SampleStack sample;
  private static LocalAws aws;
  private static Functions functions;
  private static Pollers pollers;
  private static SqsClient queues;

  @BeforeAll
  static void start() throws IOException {
    var secrets = Files.writeString(folder.resolve("secrets.json"), "{}");
    sample = new SampleStack(folder, RESOURCES, LocalAws.freeEndpoint());
    aws = LocalAws.start(sample.stack(), new Settings(Optional.empty(), secrets));
    functions = sample.functions(aws::environment);
    queues = client("WorkerFunction");
    pollers = Pollers.start(sample.stack(), functions, PollersTest::client, _ -> {});
  }

  @AfterAll
  static void stop() throws InterruptedException {
    pollers.stop();
    assertThat(pollers.drain(Duration.ofSeconds(5))).isTrue();
    pollers.close();
    functions.close();
    queues.close();
    aws.close();
  }

  private static SqsClient client(String functionId) {
    return RoleQueues.of(aws.environment(functionId), aws.endpoint());
  }

  private static String url(String queue) {
    return sample.stack().ref(queue);
  }

  /** By short polls: a long one does not notice a message that is moved to a dead-letter queue. */
  private static Message awaited(String queue) {
    for (int i = 0; i < 20; i++) {
      var received = queues.receiveMessage(r -> r.queueUrl(url(queue)).waitTimeSeconds(1));
      if (!received.messages().isEmpty()) {
        return received.messages().getFirst();
      }
    }
    throw new AssertionError("nothing arrived in " + queue);
  }

  /** Waits for the log to be as expected; fails by the time-out. */
  private static String log(Consumer<String> expectation) throws InterruptedException {
    AssertionError last = new AssertionError("nothing is logged");
    for (int i = 0; i < 400; i++) {
      var log = sample.log("worker");
      try {
        expectation.accept(log);
        return log;
      } catch (AssertionError e) {
        last = e;
        Thread.sleep(50);
      }
    }
    throw last;
  }

  @Test
  void onlyTheFailedMessageComesAgainAndThenIsDead() throws Exception {
    queues.sendMessageBatch(
        r ->
            r.queueUrl(url("Work"))
                .entries(
                    SendMessageBatchRequestEntry.builder().id("1").messageBody("good-1").build(),
                    SendMessageBatchRequestEntry.builder().id("2").messageBody("bad-1").build()));

    assertThat(awaited("Dead").body()).isEqualTo("bad-1");
    var log = sample.log("worker");
    assertThat(log).containsOnlyOnce("handled good-1");
    assertThat(log).contains("handled bad-1 receives=1", "handled bad-1 receives=2");
  }

  @Test
  void aDelayedMessageIsHandledAlthoughNobodyAskedInBetween() throws Exception {
    queues.sendMessage(r -> r.queueUrl(url("Work")).messageBody("delayed").delaySeconds(1));

    log(log -> assertThat(log).contains("handled delayed"));
  }

  @Test
  void withoutReportsABatchThatThrowsComesAgainWhole() {
    queues.sendMessage(r -> r.queueUrl(url("All")).messageBody("crash"));

    assertThat(awaited("AllDead").body()).isEqualTo("crash");
  }

  @Test
  void withoutReportsAnAnswerMeansThatAllIsDone() throws Exception {
    queues.sendMessage(r -> r.queueUrl(url("Calm")).messageBody("bad but not reported"));

    log(
        log -> {
          assertThat(log).contains("handled bad but not reported");
          assertThat(left("Calm")).containsOnly("0");
        });
  }

  /** How many messages wait in a queue, and how many are being handled. */
  private static Collection<String> left(String queue) {
    return queues
        .getQueueAttributes(
            r ->
                r.queueUrl(url(queue))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributesAsStrings()
        .values();
  }

  @Test
  void attributesAndTheQueueAreInTheEvent() throws Exception {
    var green = MessageAttributeValue.builder().dataType("String").stringValue("green").build();
    queues.sendMessage(
        r ->
            r.queueUrl(url("Work"))
                .messageBody("tinted")
                .messageAttributes(Map.of("colour", green)));

    var arn = sample.stack().attribute("Work", "Arn");
    log(log -> assertThat(log).contains("handled tinted receives=1 colour=green source=" + arn));
  }

  @Test
  void aBatchMayWaitForMoreThanOneReceiveBrings() throws Exception {
    for (int i = 0; i < 2; i++) {
      int from = i * 10;
      queues.sendMessageBatch(
          r ->
              r.queueUrl(url("Slow"))
                  .entries(
                      List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).stream()
                          .map(
                              n ->
                                  SendMessageBatchRequestEntry.builder()
                                      .id("id" + n)
                                      .messageBody("slow-" + (from + n) + ";")
                                      .build())
                          .toList()));
    }

    log(
        log ->
            assertThat(log.lines().filter(line -> line.contains("slow-")))
                .hasSize(20)
                .anyMatch(line -> !line.endsWith("of=10")));
  }

  @Test
  void aTickThatFailsGoesToItsDestination() throws Exception {
    var schedules =
        Schedules.of(
            sample.stack(),
            functions,
            PollersTest::client,
            InstantSource.system(),
            sample.console()::add);

    schedules.fire("TickFunction", "Minute").join();

    assertThat(awaited("Failures").body())
        .contains("\"condition\":\"RetriesExhausted\"")
        .contains("\"requestPayload\":\"throw\"")
        .contains("as ordered");
    schedules.close();
  }
}
