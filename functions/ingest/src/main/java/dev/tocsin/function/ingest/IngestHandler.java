// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoBacklogs;
import dev.tocsin.aws.store.DynamoChanges;
import dev.tocsin.aws.store.DynamoHeartbeats;
import dev.tocsin.aws.store.DynamoLeases;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.function.ingest.certificate.FetchedCertificates;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.limit.Rate;
import dev.tocsin.metric.SampleBatch;
import dev.tocsin.source.Sources;
import java.time.InstantSource;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Takes in what senders post. */
public final class IngestHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private final Intake intake;

  public IngestHandler() {
    this(intake(Environment.ofProcess()));
    Core.getGlobalContext().register(this);
  }

  IngestHandler(Intake intake) {
    this.intake = intake;
  }

  private static Intake intake(Environment environment) {
    var config = environment.configFolder();
    var sqs = Clients.sqs();
    var clock = InstantSource.system();
    var dynamo = Clients.dynamo();
    var counters = new EmfCounters();
    return new Intake(
        Sources.read(
            YamlFile.read(config, "sources.yaml"), YamlFile.read(config, "signatures.yaml")),
        new Identification(
            Secrets.of(environment)::find, FetchedCertificates.of(environment, clock)),
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

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> intake.receive(Delivery.of(event)).toResponse());
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    DryRun.once();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Nothing unique was made before the snapshot: clients open connections when they first need
    // one.
  }
}
