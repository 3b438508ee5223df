// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.record;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Counter;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.aws.queue.Lateness;
import dev.tocsin.aws.store.DynamoBacklogs;
import dev.tocsin.aws.store.DynamoRecordings;
import dev.tocsin.limit.Traffic;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Recordings;
import dev.tocsin.metric.SampleBatch;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Adds the samples of a batch of messages to the rollups: all messages together, because merging in
 * memory saves writes, and one by one when that fails, so that a message which can't be recorded
 * comes again alone and doesn't take others to the dead letters.
 */
public final class RecordHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(RecordHandler.class);

  private final Recordings recordings;
  private final Lateness lateness;
  private final InstantSource clock;
  private final Counter counter;

  public RecordHandler() {
    this(Environment.ofProcess(), Clients.dynamo(), InstantSource.system());
  }

  private RecordHandler(Environment environment, DynamoDbClient dynamo, InstantSource clock) {
    this(
        recordings(environment, dynamo),
        new Lateness(
            new DynamoBacklogs(dynamo, environment.get(Environment.SOURCES_TABLE), clock),
            Traffic.SAMPLES,
            clock),
        clock,
        Counter.toLog());
  }

  RecordHandler(Recordings recordings, Lateness lateness, InstantSource clock, Counter counter) {
    this.recordings = recordings;
    this.lateness = lateness;
    this.clock = clock;
    this.counter = counter;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> record(event));
  }

  /**
   * All at once; and if that can't be, one by one, so that one message can't hold up the others.
   */
  private SQSBatchResponse record(SQSEvent event) {
    event.getRecords().forEach(lateness::of);
    try {
      record(event.getRecords());
      return new SQSBatchResponse(List.of());
    } catch (RuntimeException e) {
      LOG.info(
          "{} messages can't be recorded together: {}", event.getRecords().size(), e.toString());
      return Batch.each(event, message -> record(List.of(message)));
    }
  }

  private void record(List<SQSEvent.SQSMessage> messages) {
    var brought =
        messages.stream()
            .map(message -> Recording.of(Json.read(message.getBody(), SampleBatch.class)))
            .toList();
    recordings.record(brought, clock.instant());
    brought.forEach(
        recording ->
            recording
                .refused()
                .forEach((why, samples) -> counter.count("SamplesRefused." + why, samples)));
  }

  private static Recordings recordings(Environment environment, DynamoDbClient dynamo) {
    return new DynamoRecordings(
        dynamo,
        environment.get(Environment.METRICS_TABLE),
        environment.get(Environment.LEDGER_TABLE));
  }
}
