// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.escalate;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.aws.queue.ScheduledConsumer;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;

/** Woken by the escalation timers, and every minute to wake whatever timer is overdue. */
public final class EscalateHandler extends ScheduledConsumer {

  private final Wiring wiring;

  public EscalateHandler() {
    this(Wiring.of(Environment.ofProcess(), InstantSource.system()));
  }

  EscalateHandler(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  protected void tick(JsonNode input) {
    wiring.sweep().wakeOverdue();
  }

  @Override
  protected SQSBatchResponse messages(SQSEvent batch) {
    return Batch.each(
        batch, message -> wiring.ladder().climb(Json.read(message.getBody(), Wakeup.class)));
  }
}
