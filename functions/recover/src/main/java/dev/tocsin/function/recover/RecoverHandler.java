// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Consumes requests to repair something, and the wake-ups of those under way. */
public final class RecoverHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final RecoveryFlow flow;

  public RecoverHandler() {
    this(Wiring.of(Environment.ofProcess(), InstantSource.system()));
  }

  RecoverHandler(RecoveryFlow flow) {
    this.flow = flow;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> Batch.each(event, message -> consume(message.getBody())));
  }

  /** The two queues' messages are told apart by what they are: only a request names a runbook. */
  private void consume(String body) {
    if (Json.read(body, Kind.class).runbook() == null) {
      flow.wake(Json.read(body, Wakeup.class));
    } else {
      flow.request(Json.read(body, RecoveryRequest.class));
    }
  }

  private record Kind(@org.jspecify.annotations.Nullable String runbook) {}
}
