// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.template.Template.Mapping;
import dev.tocsin.acceptance.template.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the template's queues and their consumers must be, and no public linter holds. */
class TemplateQueuesTest {

  private static final int FOURTEEN_DAYS = 14 * 24 * 3600;

  private static final Template TEMPLATE = Template.read();

  static Stream<Mapping> mappings() {
    return TEMPLATE.mappings().stream();
  }

  static Stream<Resource> queues() {
    return TEMPLATE.resources(Template.QUEUE).stream();
  }

  static Stream<Resource> workQueues() {
    return queues().filter(queue -> !TEMPLATE.isDeadLetterQueue(queue));
  }

  static Stream<Resource> deadLetterQueues() {
    return queues().filter(TEMPLATE::isDeadLetterQueue);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void messagesStayInvisibleForSixTimeOutsAndTheWindow(Mapping mapping) {
    var queue = TEMPLATE.resource(mapping.queue());
    int atLeast =
        6 * mapping.function().number("Timeout")
            + mapping.number("MaximumBatchingWindowInSeconds", 0);

    assertThat(queue.number("VisibilityTimeout")).as(queue.id()).isGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void aBatchFailsInParts(Mapping mapping) {
    assertThat(mapping.properties().get("FunctionResponseTypes"))
        .isEqualTo(List.of("ReportBatchItemFailures"));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void onlySamplesWaitForCompany(Mapping mapping) {
    int window = mapping.number("MaximumBatchingWindowInSeconds", 0);

    if (mapping.queue().equals("MetricsQueue")) {
      assertThat(window).isEqualTo(1);
      assertThat(mapping.number("BatchSize", 10)).isGreaterThanOrEqualTo(25);
    } else {
      assertThat(window).as("a page must not wait for a batch to fill").isZero();
      assertThat(mapping.number("BatchSize", 10)).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void pollersStayBelowTheReservedConcurrency() {
    Map<Resource, Integer> wanted =
        mappings().collect(groupingBy(Mapping::function, summingInt(Mapping::maximumConcurrency)));

    assertThat(wanted)
        .isNotEmpty()
        .allSatisfy(
            (function, concurrency) ->
                assertThat(concurrency)
                    .as(function.id())
                    .isLessThan(function.number("ReservedConcurrentExecutions")));
  }

  @Test
  void everyWorkQueueHasExactlyOneConsumer() {
    var consumers = mappings().collect(groupingBy(Mapping::queue, counting()));

    assertThat(consumers)
        .containsOnlyKeys(workQueues().map(Resource::id).toList())
        .allSatisfy((queue, count) -> assertThat(count).as(queue).isEqualTo(1));
  }

  @ParameterizedTest
  @MethodSource("workQueues")
  void aMessageIsTriedFiveTimesBeforeItIsSetAside(Resource queue) {
    var redrive = Values.map(queue.property("RedrivePolicy"));

    assertThat(Integer.parseInt(String.valueOf(redrive.get("maxReceiveCount"))))
        .isGreaterThanOrEqualTo(5);
    assertThat(Values.target(redrive.get("deadLetterTargetArn")))
        .as("each queue has a dead-letter queue of its own")
        .isEqualTo(queue.id().replace("Queue", "DeadLetterQueue"));
  }

  /** Redelivery brings a page back 5, 15 and 45 seconds after it failed, and then each minute. */
  @Test
  void aReceiverThatIsDownForTenMinutesStillGetsItsPage() {
    var redrive = Values.map(TEMPLATE.resource("NotificationsQueue").property("RedrivePolicy"));

    assertThat(Integer.parseInt(String.valueOf(redrive.get("maxReceiveCount"))))
        .isGreaterThanOrEqualTo(4 + 10);
  }

  @ParameterizedTest
  @MethodSource("deadLetterQueues")
  void aDeadLetterIsKeptFourteenDays(Resource queue) {
    assertThat(queue.number("MessageRetentionPeriod")).isEqualTo(FOURTEEN_DAYS);
    assertThat(queue.properties()).doesNotContainKey("RedrivePolicy");
  }

  @ParameterizedTest
  @MethodSource("workQueues")
  void aDeadLetterOutlivesTheQueueItComesFrom(Resource queue) {
    assertThat(queue.number("MessageRetentionPeriod")).isLessThan(FOURTEEN_DAYS);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void everyQueueIsEncryptedWithTheStacksKey(Resource queue) {
    assertThat(Values.target(queue.property("KmsMasterKeyId"))).isEqualTo("Key");
  }

  @Test
  void everyDeadLetterQueueIsSomebodys() {
    var referred =
        TEMPLATE.resources().stream()
            .filter(resource -> !resource.type().equals("AWS::SQS::QueuePolicy"))
            .filter(resource -> !resource.type().equals(Template.ALARM))
            .flatMap(resource -> Values.targets(resource.body()).stream())
            .toList();

    assertThat(deadLetterQueues().map(Resource::id)).isNotEmpty().allMatch(referred::contains);
  }

  @ParameterizedTest
  @MethodSource("workQueues")
  void anOutputNamesEachQueueForTheRedrive(Resource queue) {
    var outputs = TEMPLATE.section("Outputs");

    assertThat(Values.target(Values.map(outputs.get(queue.id() + "Url")).get("Value")))
        .isEqualTo(queue.id());
    var deadLetters = queue.id().replace("Queue", "DeadLetterQueue");
    assertThat(Values.target(Values.map(outputs.get(deadLetters + "Url")).get("Value")))
        .isEqualTo(deadLetters);
  }
}
