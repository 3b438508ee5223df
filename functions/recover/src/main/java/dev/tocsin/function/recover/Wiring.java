// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoAlerts;
import dev.tocsin.aws.store.DynamoGuardStates;
import dev.tocsin.aws.store.DynamoRecoveries;
import dev.tocsin.aws.store.DynamoTimers;
import dev.tocsin.config.Node;
import dev.tocsin.recovery.Runbooks;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.scheme.SchemeReader;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Wakeup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/** What the function is made of on Lambda. */
final class Wiring {

  private Wiring() {}

  static RecoveryFlow of(Environment environment, InstantSource clock) {
    var folder = environment.configFolder();
    var runbooks = Runbooks.read(YamlFile.readAll(folder, "runbooks"));
    var secrets = Secrets.of(environment);
    var actions =
        new ActionKinds(
                new ActionKinds.Tools(
                    secrets, timeout -> OutgoingHttp.of(environment, timeout), signatures(folder)))
            .read(runbooks);
    var dynamo = Clients.dynamo();
    var sqs = Clients.sqs();
    var table = environment.get(Environment.RECOVERIES_TABLE);
    var alerts = new Queue<AlertBatch>(sqs, environment.get(Environment.ALERTS_QUEUE_URL));
    var wakeups = new Queue<Wakeup>(sqs, environment.get(Environment.RECOVERY_TIMERS_QUEUE_URL));
    return new RecoveryFlow(
        runbooks,
        actions,
        new DynamoRecoveries(dynamo, table, clock),
        new DynamoAlerts(dynamo, environment.get(Environment.ALERTS_TABLE), clock),
        new DynamoTimers(
            dynamo,
            environment.get(Environment.TIMERS_TABLE),
            Map.of(Timer.Owner.RECOVERY, wakeups),
            clock),
        new Gate(new DynamoGuardStates(dynamo, table, clock), alerts::send),
        clock);
  }

  /** The signature schemes by the names that {@code signatures.yaml} gives them. */
  static Function<Node, Scheme> signatures(Path folder) {
    var presets = YamlFile.read(folder, "signatures.yaml").get("presets");
    return name ->
        presets
            .find(name.text())
            .map(preset -> SchemeReader.read(preset, null))
            .orElseThrow(
                () ->
                    name.error("expected one of " + String.join(", ", presets.entries().keySet())));
  }
}
