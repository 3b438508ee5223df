// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.testkit.LambdaContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much of anything is refused, counted, and never becomes an error of ours. */
class CapsTest {

  private static final String ALERT = "{\"labels\":{\"alertname\":\"Down\"}}";

  private final FrontDoor door = new FrontDoor();

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity, gzip", "gzip, gzip", "x"})
  void packedBodyIsRefusedAndNeverUnpacked(String encoding) {
    refuse(door.post("plain", ALERT, Map.of("Content-Encoding", encoding)), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity"})
  void plainBodyMaySayThatItIs(String encoding) {
    assertThat(door.post("plain", ALERT, Map.of("Content-Encoding", encoding)).status())
        .isEqualTo(202);
  }

  @Test
  void manyHeadersAreRefused() {
    var many = new HashMap<String, String>();
    for (int i = 0; i < 100; i++) {
      many.put("X-" + i, "x");
    }
    refuse(door.post("plain", ALERT, many), 431);
  }

  @Test
  void longHeadersAreRefused() {
    refuse(door.post("plain", ALERT, Map.of("X-Long", "x".repeat(33_000))), 431);
  }

  @Test
  void bodyThatIsSaidToBeBase64AndIsNotIsTheSendersMistake() {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey("POST /webhooks/{source}")
            .withRawPath("/webhooks/plain")
            .withPathParameters(Map.of("source", "plain"))
            .withBody("*** not base64 ***")
            .withIsBase64Encoded(true)
            .build();
    var answer = new IngestHandler(door.intake).handleRequest(event, new LambdaContext("ingest"));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(door.counted).containsExactly("unknown UNREADABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"labels\":{\"alertname\":\"Down\",\"alertname\":\"Up\"}}",
        "{\"labels\":{\"alertname\":\"Down\"},\"labels\":{\"alertname\":\"Up\"}}"
      })
  void keyThatStandsTwiceIsRefused(String body) {
    refuse(door.post("plain", body), 400);
  }

  @Test
  void numberOfAThousandDigitsIsRefused() {
    var body = "{\"samples\":[{\"metric\":\"up\",\"value\":" + "9".repeat(1_000) + "}]}";
    refuse(door.post("metrics", body), 400);
  }

  private void refuse(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(door.counted).hasSize(1);
    assertThat(door.alerts).isEmpty();
    assertThat(door.samples).isEmpty();
    assertThat(door.ledger.entries()).isEmpty();
  }
}
