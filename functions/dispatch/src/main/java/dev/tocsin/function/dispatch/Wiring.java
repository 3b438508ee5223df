// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.queue.Lateness;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.queue.Redelivery;
import dev.tocsin.aws.queue.SnsNotifications;
import dev.tocsin.aws.store.DynamoAlerts;
import dev.tocsin.aws.store.DynamoBacklogs;
import dev.tocsin.aws.store.DynamoGroups;
import dev.tocsin.aws.store.DynamoIncidents;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.aws.store.DynamoSilences;
import dev.tocsin.aws.store.DynamoTimers;
import dev.tocsin.escalation.EscalationPolicies;
import dev.tocsin.limit.Traffic;
import dev.tocsin.notify.Receivers;
import dev.tocsin.recovery.RecoveryRequest;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.route.Route;
import dev.tocsin.route.Routes;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Wakeup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** What the function is made of on Lambda. */
final class Wiring {

  /** What the configuration says of dispatching. */
  record Configuration(Route root, EscalationPolicies policies, Runbooks runbooks) {

    static Configuration read(Path folder) {
      var file = YamlFile.read(folder, "routes.yaml");
      var receivers = Receivers.read(file);
      var policies = EscalationPolicies.read(YamlFile.read(folder, "escalation.yaml"), receivers);
      return new Configuration(
          Routes.read(file, receivers, policies),
          policies,
          Runbooks.read(YamlFile.readAll(folder, "runbooks")));
    }
  }

  private Wiring() {}

  static Redelivery redelivery(Environment environment) {
    return new Redelivery(Clients.sqs(), environment.get(Environment.ALERTS_QUEUE_URL));
  }

  static Pipeline of(Environment environment, InstantSource clock) {
    var configuration = Configuration.read(environment.configFolder());
    var dynamo = Clients.dynamo();
    var sqs = Clients.sqs();
    var alertsTable = environment.get(Environment.ALERTS_TABLE);
    var groups = new DynamoGroups(dynamo, alertsTable, clock);
    var timers =
        new DynamoTimers(
            dynamo,
            environment.get(Environment.TIMERS_TABLE),
            Map.of(
                Timer.Owner.GROUP,
                new Queue<Wakeup>(sqs, environment.get(Environment.GROUP_TIMERS_QUEUE_URL)),
                Timer.Owner.ESCALATION,
                new Queue<Wakeup>(sqs, environment.get(Environment.ESCALATION_TIMERS_QUEUE_URL))),
            clock);
    var incidents =
        new DynamoIncidents(dynamo, environment.get(Environment.INCIDENTS_TABLE), clock);
    var recoveries =
        new Queue<RecoveryRequest>(sqs, environment.get(Environment.RECOVERY_QUEUE_URL));
    var alerts = new DynamoAlerts(dynamo, alertsTable, clock);
    var routing = new Routing(configuration.root());
    var keeping = new IncidentKeeping(incidents, configuration.policies(), timers);
    return new Pipeline(
        alerts,
        routing,
        new Muting(new DynamoSilences(dynamo, environment.get(Environment.SILENCES_TABLE), clock)),
        groups,
        new Outbox(
            groups,
            SnsNotifications.of(Clients.sns(), environment),
            keeping,
            new Healing(configuration.runbooks(), recoveries::send),
            timers),
        new Acknowledging(alerts, routing, groups, keeping),
        timers,
        new DynamoLedger(dynamo, environment.get(Environment.LEDGER_TABLE)),
        clock);
  }

  /** How late alerts are, for the front door. */
  static Lateness lateness(Environment environment, InstantSource clock) {
    return new Lateness(
        new DynamoBacklogs(Clients.dynamo(), environment.get(Environment.SOURCES_TABLE), clock),
        Traffic.ALERTS,
        clock);
  }
}
