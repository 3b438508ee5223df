// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.aws.json.Json;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.signature.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under {@code events/} for this function is a request that it takes. */
class EventsTest {

  private static final Path EVENTS = FrontDoor.ROOT.resolve("events");

  /** Headers that carry the signed time. */
  private static final List<String> TIMED = List.of("webhook-timestamp", "stripe-signature");

  private final FrontDoor door = new FrontDoor();

  static List<Path> files() throws IOException {
    var sources = new FrontDoor().sources.byName().keySet();
    try (var files = Files.list(EVENTS)) {
      return files
          .filter(file -> sources.contains(file.getFileName().toString().split("-")[0]))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isAccepted(Path file) {
    var event = Json.read(FrontDoor.read(file), APIGatewayV2HTTPEvent.class);
    var delivery = Delivery.of(event);
    var source = file.getFileName().toString().split("-")[0];
    assertThat(delivery.parameters().getOrDefault("source", source)).isEqualTo(source);

    // Signed afresh, because a signed time goes by.
    var proof = door.proof(source, delivery.body(), "delivery-1");
    var headers = new HashMap<>(event.getHeaders());
    proof.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    var answer =
        door.intake.receive(
            new Delivery(
                delivery.route(),
                delivery.method(),
                delivery.path(),
                delivery.parameters(),
                delivery.query(),
                delivery.rawQuery(),
                Headers.ofSingle(headers),
                delivery.body()));

    assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    assertThat(door.counted).containsExactly(source + " accepted");
  }

  @ParameterizedTest
  @MethodSource("files")
  void isSignedForTheLocalSecretsWhereTheSignatureHasNoTime(Path file) {
    var delivery = Delivery.of(Json.read(FrontDoor.read(file), APIGatewayV2HTTPEvent.class));
    var answer = door.intake.receive(delivery);

    if (TIMED.stream().allMatch(header -> delivery.headers().all(header).isEmpty())) {
      assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    } else {
      assertThat(door.counted).containsExactly(delivery.parameter("source") + " OUTSIDE_TOLERANCE");
    }
  }

  /** Else a local run would refuse a sender's every webhook. */
  @Test
  void everySendersSecretIsThereOnTheLocalRuntime() {
    for (var source : door.sources.byName().values()) {
      if (source.secret() != null && !source.handshake().learnsSecret()) {
        assertThat(door.secrets.find(source.secret()))
            .as(
                "infra/local/secrets.json has no secret '%s' for the sender %s of sources.yaml",
                source.secret(), source.name())
            .isNotEmpty();
      }
    }
  }
}
