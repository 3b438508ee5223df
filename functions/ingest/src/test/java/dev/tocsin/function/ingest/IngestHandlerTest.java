// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.testkit.LambdaContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestHandlerTest {

  private static final byte[] BODY =
      "{\"labels\":{\"alertname\":\"Down\",\"city\":\"Z\u00fcrich\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final FrontDoor door = new FrontDoor();
  private final IngestHandler handler = new IngestHandler(door.intake);

  @Test
  void bodyThatApiGatewayEncodedIsVerifiedDecoded() {
    var event = event(Base64.getEncoder().encodeToString(BODY), true);

    assertThat(handler.handleRequest(event, new LambdaContext("ingest")).getStatusCode())
        .isEqualTo(202);
    assertThat(door.alerts.getFirst().alerts().getFirst().labels().get("city"))
        .isEqualTo("Z\u00fcrich");
  }

  @Test
  void plainBodyIsVerifiedOverItsUtf8Bytes() {
    var event = event(new String(BODY, StandardCharsets.UTF_8), false);

    assertThat(handler.handleRequest(event, new LambdaContext("ingest")).getStatusCode())
        .isEqualTo(202);
  }

  @Test
  void encodedBodyThatIsTakenForTheBodyItselfDoesNotVerify() {
    var event = event(Base64.getEncoder().encodeToString(BODY), false);

    assertThat(handler.handleRequest(event, new LambdaContext("ingest")).getStatusCode())
        .isEqualTo(401);
  }

  @Test
  void requestWithoutAnythingIsRefused() {
    var answer = handler.handleRequest(new APIGatewayV2HTTPEvent(), new LambdaContext("ingest"));

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
  }

  @Test
  void snapshotIsTakenAfterADryRunThatTouchesNothing() {
    handler.beforeCheckpoint(null);
    handler.afterRestore(null);

    assertThat(door.alerts).isEmpty();
    assertThat(door.counted).isEmpty();
  }

  private APIGatewayV2HTTPEvent event(String body, boolean encoded) {
    var headers = new HashMap<>(door.sign("standard", BODY, "msg_1"));
    headers.put("content-type", "application/json");
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey("POST /webhooks/{source}")
        .withPathParameters(Map.of("source", "standard"))
        .withHeaders(headers)
        .withBody(body)
        .withIsBase64Encoded(encoded)
        .build();
  }
}
