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
import dev.tocsin.aws.queue.Lateness;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Consumes alerts, and the wake-ups of groups. */
public final class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Pipeline pipeline;
  private final Lateness lateness;

  private final Consumer<SQSMessage> soonAgain;

  public DispatchHandler() {
    this(Environment.ofProcess(), InstantSource.system());
  }

  private DispatchHandler(Environment environment, InstantSource clock) {
    this(
        Wiring.of(environment, clock),
        Wiring.lateness(environment, clock),
        Wiring.redelivery(environment)::hasten);
  }

  /**
   * @param soonAgain brings a message back in seconds that came before what it is about
   */
  DispatchHandler(Pipeline pipeline, Lateness lateness, Consumer<SQSMessage> soonAgain) {
    this.pipeline = pipeline;
    this.lateness = lateness;
    this.soonAgain = soonAgain;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> Batch.together(event, this::consume));
  }

  /** The two queues' messages are told apart by what they are: only a batch names an event. */
  private void consume(List<SQSMessage> messages, BiConsumer<SQSMessage, RuntimeException> failed) {
    var alerts = new LinkedHashMap<Incoming, SQSMessage>();
    for (var message : messages) {
      try {
        var body = message.getBody();
        if (Json.read(body, Kind.class).eventId() == null) {
          pipeline.wake(Json.read(body, Wakeup.class));
        } else {
          // Not of wake-ups: they are meant to wait.
          lateness.of(message);
          alerts.put(new Incoming(Json.read(body, AlertBatch.class)), message);
        }
      } catch (RuntimeException e) {
        failed.accept(message, e);
      }
    }
    pipeline.accept(List.copyOf(alerts.keySet()));
    alerts.forEach(
        (one, message) -> one.failure().ifPresent(failure -> fail(message, failure, failed)));
  }

  private void fail(
      SQSMessage message,
      RuntimeException failure,
      BiConsumer<SQSMessage, RuntimeException> failed) {
    if (failure instanceof EarlyException) {
      soonAgain.accept(message);
    }
    failed.accept(message, failure);
  }

  private record Kind(@Nullable String eventId) {}
}
