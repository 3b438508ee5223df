// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoBacklogs;
import dev.tocsin.aws.store.DynamoChanges;
import dev.tocsin.aws.store.DynamoHeartbeats;
import dev.tocsin.aws.store.DynamoLeases;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.function.ingest.certificate.FetchedCertificates;
import dev.tocsin.function.ingest.handshake.Handshakes;
import dev.tocsin.function.ingest.handshake.StoredLearnedSecrets;
import dev.tocsin.limit.Rate;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The intake as it runs on Lambda. */
final class Wiring {

  /** Within what senders wait for an answer, and within the function's time-out. */
  private static final Duration OUTSIDE = Duration.ofSeconds(5);

  private Wiring() {}

  static Intake intake(Environment environment) {
    var config = environment.configFolder();
    var clock = InstantSource.system();
    var sqs = Clients.sqs();
    var dynamo = Clients.dynamo();
    var counters = new EmfCounters();
    var learned =
        new StoredLearnedSecrets(
            Clients::secretsManager, environment.get(Environment.LEARNED_SECRETS_ID), clock);
    var secrets = learned.beside(Secrets.of(environment)::find);
    var outside = OutgoingHttp.of(environment, OUTSIDE);
    var sources =
        Sources.read(
            YamlFile.read(config, "sources.yaml"), YamlFile.read(config, "signatures.yaml"));
    // By a client of its own, whose connection is not the one that a snapshot would keep.
    SecretCheck.of(sources, Secrets.of(environment)::find);
    return new Intake(
        sources,
        new Identification(secrets, FetchedCertificates.of(environment, clock)),
        new Handshakes(
            secrets, learned, url -> outside.send("GET", url, Map.of(), new byte[0]).status()),
        new Limiter(
            new DynamoLeases(dynamo, environment.get(Environment.SOURCES_TABLE)),
            new DynamoBacklogs(dynamo, environment.get(Environment.SOURCES_TABLE), clock),
            Rate.ofText(environment.get(Environment.RATE_LIMIT)),
            counters),
        new Acceptance(
            new Queue<AlertBatch>(sqs, environment.get(Environment.ALERTS_QUEUE_URL))::send,
            new Queue<SampleBatch>(sqs, environment.get(Environment.METRICS_QUEUE_URL))::send,
            new DynamoChanges(dynamo, environment.get(Environment.CHANGES_TABLE), clock),
            new DynamoHeartbeats(dynamo, environment.get(Environment.SOURCES_TABLE), clock),
            new DynamoLedger(dynamo, environment.get(Environment.LEDGER_TABLE))),
        counters,
        clock);
  }
}
