// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tocsin.aws.edge.Clients;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.store.DynamoAlerts;
import dev.tocsin.aws.store.DynamoChanges;
import dev.tocsin.aws.store.DynamoIncidents;
import dev.tocsin.aws.store.DynamoRecoveries;
import java.time.InstantSource;
import java.util.List;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** {@code GET /api/v1/...}. */
public final class ApiHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private final Routes routes;

  public ApiHandler() {
    this(routes(Environment.ofProcess(), InstantSource.system()));
  }

  ApiHandler(Routes routes) {
    this.routes = routes;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(
        context, () -> routes.answer(Request.of(event)).toResponse());
  }

  private static Routes routes(Environment environment, InstantSource clock) {
    var dynamo = Clients.dynamo();
    var alerts = environment.get(Environment.ALERTS_TABLE);
    var incidents = environment.get(Environment.INCIDENTS_TABLE);
    var changes = environment.get(Environment.CHANGES_TABLE);
    var recoveries = environment.get(Environment.RECOVERIES_TABLE);
    return new Routes(
        Access.of(environment.get(Environment.API_ACCESS), () -> Secrets.of(environment)),
        new Listings(
            new DynamoAlerts(dynamo, alerts, clock),
            new DynamoIncidents(dynamo, incidents, clock),
            new DynamoRecoveries(dynamo, recoveries, clock),
            new DynamoChanges(dynamo, changes, clock),
            clock),
        new Checkup(
            List.of(
                Checkup.readable("alerts", dynamo, alerts),
                Checkup.readable("incidents", dynamo, incidents),
                Checkup.readable("recoveries", dynamo, recoveries),
                Checkup.readable("changes", dynamo, changes))));
  }
}
