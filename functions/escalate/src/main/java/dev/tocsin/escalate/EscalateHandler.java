// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.escalate;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Batch;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.queue.ScheduledConsumer;
import dev.tocsin.aws.queue.SnsNotifications;
import dev.tocsin.aws.store.DynamoIncidents;
import dev.tocsin.aws.store.DynamoTimers;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.notify.Receivers;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.time.InstantSource;
import java.util.Map;

/** Woken by the escalation timers, and every minute to wake whatever timer is overdue. */
public final class EscalateHandler extends ScheduledConsumer {

  private final Ladder ladder;
  private final Sweep sweep;

  public EscalateHandler() {
    this(Environment.ofProcess(), InstantSource.system());
  }

  private EscalateHandler(Environment environment, InstantSource clock) {
    this(environment, timers(environment, clock), clock);
  }

  private EscalateHandler(Environment environment, Timers timers, InstantSource clock) {
    this(
        new Ladder(
            policies(environment),
            new DynamoIncidents(
                Clients.dynamo(), environment.get(Environment.INCIDENTS_TABLE), clock),
            timers,
            SnsNotifications.of(Clients.sns(), environment),
            clock),
        new Sweep(timers, clock));
  }

  EscalateHandler(Ladder ladder, Sweep sweep) {
    this.ladder = ladder;
    this.sweep = sweep;
  }

  @Override
  protected void tick(JsonNode input) {
    sweep.wakeOverdue();
  }

  @Override
  protected SQSBatchResponse messages(SQSEvent batch) {
    return Batch.each(batch, message -> ladder.climb(Json.read(message.getBody(), Wakeup.class)));
  }

  private static EscalationPolicies policies(Environment environment) {
    var receivers = Receivers.read(YamlFile.read(environment.configFolder(), "routes.yaml"));
    return EscalationPolicies.read(
        YamlFile.read(environment.configFolder(), "escalation.yaml"), receivers);
  }

  private static Timers timers(Environment environment, InstantSource clock) {
    var sqs = Clients.sqs();
    return new DynamoTimers(
        Clients.dynamo(),
        environment.get(Environment.TIMERS_TABLE),
        Map.of(
            Timer.Owner.GROUP,
            new Queue<>(sqs, environment.get(Environment.GROUP_TIMERS_QUEUE_URL)),
            Timer.Owner.ESCALATION,
            new Queue<>(sqs, environment.get(Environment.ESCALATION_TIMERS_QUEUE_URL)),
            Timer.Owner.RECOVERY,
            new Queue<>(sqs, environment.get(Environment.RECOVERY_TIMERS_QUEUE_URL))),
        clock);
  }
}
