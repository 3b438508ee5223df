// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Consumes alerts, and the wake-ups of groups. */
public final class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Pipeline pipeline;

  private final Consumer<SQSMessage> soonAgain;

  public DispatchHandler() {
    this(
        Wiring.of(Environment.ofProcess(), InstantSource.system()),
        Wiring.redelivery(Environment.ofProcess())::hasten);
  }

  /**
   * @param soonAgain brings a message back in seconds that came before what it is about
   */
  DispatchHandler(Pipeline pipeline, Consumer<SQSMessage> soonAgain) {
    this.pipeline = pipeline;
    this.soonAgain = soonAgain;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> Batch.each(event, this::consume));
  }

  /** The two queues' messages are told apart by what they are: only a batch names an event. */
  private void consume(SQSMessage message) {
    var body = message.getBody();
    if (Json.read(body, Kind.class).eventId() == null) {
      pipeline.wake(Json.read(body, Wakeup.class));
    } else {
      try {
        pipeline.accept(Json.read(body, AlertBatch.class));
      } catch (EarlyException e) {
        soonAgain.accept(message);
        throw e;
      }
    }
  }

  private record Kind(@Nullable String eventId) {}
}
