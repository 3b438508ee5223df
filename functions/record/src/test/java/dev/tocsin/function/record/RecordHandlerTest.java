// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Lateness;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.ledger.Outcome;
import dev.tocsin.limit.Traffic;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.InMemoryBacklogs;
import dev.tocsin.testkit.InMemoryLedger;
import dev.tocsin.testkit.InMemoryRollups;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordHandlerTest {

  private static final SeriesKey SERIES =
      new SeriesKey("success_rate", Labels.of("service", "cache_manager"));
  private static final long MINUTE = Rollup.minuteOf(ManualClock.START);

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryRollups rollups = new InMemoryRollups(ledger);
  private final Map<String, Long> counted = new HashMap<>();
  private final Lateness lateness =
      new Lateness(new InMemoryBacklogs(), Traffic.SAMPLES, new ManualClock());
  private final RecordHandler handler =
      new RecordHandler(
          rollups, lateness, new ManualClock(), (name, by) -> counted.merge(name, by, Long::sum));

  @Test
  void recordsTheSamplesOfAllMessages() {
    var answer = handle(message("a", sample(0, 99)), message("b", sample(30, 97), sample(60, 95)));

    assertThat(answer).isEmpty();
    assertThat(sums()).containsExactly(196.0, 95.0);
    assertThat(ledger.find("metrics:a").map(Ledger.Entry::outcome)).contains(Outcome.RECORDED);
    assertThat(ledger.find("metrics:b").map(Ledger.Entry::outcome)).contains(Outcome.RECORDED);
  }

  @Test
  void redeliveredMessageCountsOnce() {
    handle(message("a", sample(0, 99)));
    var answer = handle(message("a", sample(0, 99)), message("a", sample(0, 99)));

    assertThat(answer).isEmpty();
    assertThat(sums()).containsExactly(99.0);
  }

  @Test
  void malformedMessageFailsAloneAndTheOthersPass() {
    var answer = handle(message("a", sample(0, 99)), "{\"eventId\":", message("b", sample(0, 1)));

    assertThat(answer).extracting(BatchItemFailure::getItemIdentifier).containsExactly("message-1");
    assertThat(sums()).containsExactly(100.0);
  }

  @Test
  void messageWhoseValueIsNotANumberFails() {
    var body = message("a", sample(0, 99)).replace("99.0", "\"NaN\"");

    assertThat(handle(body)).hasSize(1);
    assertThat(ledger.find("metrics:a")).isEmpty();
  }

  @Test
  void refusedSamplesAreCountedAndConcludeTheEvent() {
    var tooOld = -Recording.RETENTION.plus(Duration.ofMinutes(1)).toSeconds();

    var answer = handle(message("a", sample(tooOld, 1), sample(3600, 1), sample(0, 5)));

    assertThat(answer).isEmpty();
    assertThat(counted)
        .containsOnly(
            Map.entry("SamplesRefused.TOO_OLD", 1L), Map.entry("SamplesRefused.IN_THE_FUTURE", 1L));
    assertThat(sums()).containsExactly(5.0);
    assertThat(ledger.find("metrics:a")).isPresent();
  }

  @Test
  void messageThatCanNotBeRecordedFailsAlone() {
    var choosy =
        new RecordHandler(
            (recordings, now) -> {
              if (recordings.stream().anyMatch(one -> one.eventId().equals("metrics:b"))) {
                throw new IllegalStateException("too much contention");
              }
              rollups.record(recordings, now);
            },
            lateness,
            new ManualClock(),
            (name, by) -> {});

    var answer =
        choosy.handleRequest(
            event(
                message("a", sample(0, 1)), message("b", sample(0, 2)), message("c", sample(0, 4))),
            null);

    assertThat(answer.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-1");
    assertThat(sums()).containsExactly(5.0);
  }

  private List<BatchItemFailure> handle(String... bodies) {
    SQSBatchResponse answer = handler.handleRequest(event(bodies), new LambdaContext("record"));
    return answer.getBatchItemFailures();
  }

  private List<Double> sums() {
    return rollups.read(SERIES, MINUTE, MINUTE + 1).stream()
        .map(rollup -> rollup.summary().sum())
        .toList();
  }

  private static String message(String name, Sample... samples) {
    return Json.write(
        new SampleBatch("metrics:" + name, "metrics", ManualClock.START, List.of(samples)));
  }

  private static Sample sample(long seconds, double value) {
    return new Sample(SERIES, ManualClock.START.plusSeconds(seconds), value);
  }

  private static SQSEvent event(String... bodies) {
    var event = new SQSEvent();
    event.setRecords(
        IntStream.range(0, bodies.length)
            .mapToObj(
                place -> {
                  var message = new SQSEvent.SQSMessage();
                  message.setMessageId("message-" + place);
                  message.setBody(bodies[place]);
                  return message;
                })
            .toList());
    return event;
  }
}
