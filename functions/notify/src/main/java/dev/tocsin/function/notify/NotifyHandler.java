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
import dev.tocsin.aws.queue.Redelivery;
import dev.tocsin.aws.store.DynamoReceipts;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Receivers;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Delivers what stands in the notifications queue. */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** Two calls of this length and the pause between them fit into the function's 15 seconds. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private final Delivery delivery;
  private final Redelivery redelivery;

  public NotifyHandler() {
    this(Environment.ofProcess());
  }

  private NotifyHandler(Environment environment) {
    this(
        delivery(environment, InstantSource.system()),
        new Redelivery(Clients.sqs(), environment.get(Environment.NOTIFICATIONS_QUEUE_URL)));
  }

  NotifyHandler(Delivery delivery, Redelivery redelivery) {
    this.delivery = delivery;
    this.redelivery = redelivery;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context,
        () ->
            Batch.each(
                event,
                message -> delivery.deliver(Json.read(message.getBody(), Notification.class)),
                redelivery::hasten));
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
