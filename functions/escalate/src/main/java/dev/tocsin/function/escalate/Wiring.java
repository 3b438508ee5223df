// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.escalate;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.queue.SnsNotifications;
import dev.tocsin.aws.store.DynamoIncidents;
import dev.tocsin.aws.store.DynamoTimers;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.notify.Receivers;
import dev.tocsin.timer.Timer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** What the function works with: one part for its queue, one for its schedule. */
record Wiring(Ladder ladder, Sweep sweep) {

  static Wiring of(Environment environment, InstantSource clock) {
    var dynamo = Clients.dynamo();
    var sqs = Clients.sqs();
    var timers =
        new DynamoTimers(
            dynamo,
            environment.get(Environment.TIMERS_TABLE),
            Map.of(
                Timer.Owner.GROUP,
                new Queue<>(sqs, environment.get(Environment.GROUP_TIMERS_QUEUE_URL)),
                Timer.Owner.ESCALATION,
                new Queue<>(sqs, environment.get(Environment.ESCALATION_TIMERS_QUEUE_URL)),
                Timer.Owner.RECOVERY,
                new Queue<>(sqs, environment.get(Environment.RECOVERY_TIMERS_QUEUE_URL))),
            clock);
    var ladder =
        new Ladder(
            policies(environment.configFolder()),
            new DynamoIncidents(dynamo, environment.get(Environment.INCIDENTS_TABLE), clock),
            timers,
            SnsNotifications.of(Clients.sns(), environment),
            clock);
    return new Wiring(ladder, new Sweep(timers, clock));
  }

  private static EscalationPolicies policies(Path folder) {
    var receivers = Receivers.read(YamlFile.read(folder, "routes.yaml"));
    return EscalationPolicies.read(YamlFile.read(folder, "escalation.yaml"), receivers);
  }
}
