// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.function.ingest.format.InvalidPayload;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Takes in what senders post. */
public final class IngestHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private final Intake intake;

  public IngestHandler() {
    this(Wiring.intake(Environment.ofProcess()));
    Core.getGlobalContext().register(this);
  }

  IngestHandler(Intake intake) {
    this.intake = intake;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answer(event).toResponse());
  }

  private Answer answer(APIGatewayV2HTTPEvent event) {
    try {
      return intake.receive(Delivery.of(event));
    } catch (InvalidPayload e) {
      return intake.unreadable(String.valueOf(event.getRawPath()), e);
    }
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
