// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.aws.store.DynamoReceipts;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Receivers;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Delivers what stands in the notifications queue. */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** Three calls of this length and their pauses fit into the function's 30 seconds. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(6);

  private final Delivery delivery;

  public NotifyHandler() {
    this(delivery(Environment.ofProcess(), InstantSource.system()));
  }

  NotifyHandler(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () ->
            Batch.each(
                event,
                message -> delivery.deliver(Json.read(message.getBody(), Notification.class))));
  }

  private static Delivery delivery(Environment environment, InstantSource clock) {
    var routes = YamlFile.read(environment.configFolder(), "routes.yaml");
    var ledger = environment.get(Environment.LEDGER_TABLE);
    return new Delivery(
        Receivers.read(routes),
        Secrets.of(environment)::get,
        new DynamoReceipts(Clients.dynamo(), ledger, clock),
        Courier.patient(OutgoingHttp.of(environment, LONGEST_CALL), clock),
        PageMeter.toLog(),
        clock);
  }
}
