// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.sample.SampleStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

  @TempDir Path folder;

  private List<Mapping> mappings(String event, String more) {
    var resources =
        """
          Work: {Type: AWS::SQS::Queue}
          WorkerFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.B
              Events: {%s}
        """
            .formatted(event);
    return Mapping.all(new SampleStack(folder, resources + more).stack());
  }

  @Test
  void theDefaultsAreLambdas() {
    var mapping =
        mappings("Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn}}", "").getFirst();

    assertThat(mapping.name()).isEqualTo("WorkerFunction.Work");
    assertThat(mapping.functionId()).isEqualTo("WorkerFunction");
    assertThat(mapping.queueUrl()).endsWith("/000000000000/sample-Work");
    assertThat(mapping.batchSize()).isEqualTo(10);
    assertThat(mapping.window()).isZero();
    assertThat(mapping.partial()).isFalse();
  }

  @Test
  void everythingSaid() {
    var mapping =
        mappings(
                "Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn, BatchSize: 50,"
                    + " MaximumBatchingWindowInSeconds: 3, ScalingConfig: {MaximumConcurrency: 2},"
                    + " FunctionResponseTypes: [ReportBatchItemFailures]}}",
                "")
            .getFirst();

    assertThat(mapping.batchSize()).isEqualTo(50);
    assertThat(mapping.window()).isEqualTo(Duration.ofSeconds(3));
    assertThat(mapping.concurrency()).isEqualTo(2);
    assertThat(mapping.partial()).isTrue();
  }

  @Test
  void batchesAtOnceAreAsManyAsTheMachineCanWorkOn() {
    assertThat(limited(10, 10).atOnce(2)).isEqualTo(4);
    assertThat(limited(10, 3).atOnce(2)).isEqualTo(3);
    assertThat(limited(1, 10).atOnce(2)).isEqualTo(10);
  }

  private Mapping limited(int batchSize, int concurrency) {
    return mappings(
            "Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn, BatchSize: %d, ScalingConfig: {MaximumConcurrency: %d}}}"
                .formatted(batchSize, concurrency),
            "")
        .getFirst();
  }

  @Test
  void aMappingOfItsOwn() {
    var mappings =
        mappings(
            "",
            """
              Own:
                Type: AWS::Lambda::EventSourceMapping
                Properties: {EventSourceArn: !GetAtt Work.Arn, FunctionName: !Ref WorkerFunction, BatchSize: 1}
            """);

    assertThat(mappings).hasSize(1);
    assertThat(mappings.getFirst().functionId()).isEqualTo("WorkerFunction");
    assertThat(mappings.getFirst().batchSize()).isEqualTo(1);
  }

  @Test
  void aDisabledOneIsLeftOut() {
    assertThat(
            mappings(
                "Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn, Enabled: false}}", ""))
        .isEmpty();
  }

  @Test
  void aQueueOfAnotherStackIsNamed() {
    assertThatThrownBy(
            () ->
                mappings(
                    "Work: {Type: SQS, Properties: {Queue: 'arn:aws:sqs:eu-west-1:1:other'}}", ""))
        .isInstanceOf(PollException.class)
        .hasMessageContaining("WorkerFunction.Work")
        .hasMessageContaining("arn:aws:sqs:eu-west-1:1:other");
  }
}
