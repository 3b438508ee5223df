// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.aws.json.Json;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.source.Handshake;
import dev.tocsin.source.Source;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshakes under {@code events/}, with the senders as docs/senders.md has them. */
class HandshakeEventsTest {

  private static final Pattern BLOCK =
      Pattern.compile("## Handshakes.*?```yaml\n(.*?)```", Pattern.DOTALL);

  private final FrontDoor door = FrontDoor.with(documented());

  /** The names that can't be guessed are only for those who are asked. */
  private static String documented() {
    var block = BLOCK.matcher(FrontDoor.read(FrontDoor.ROOT.resolve("docs/senders.md")));
    assertThat(block.find()).isTrue();
    return block
        .group(1)
        .replaceAll("(asana|notion)-[0-9a-f]+", "$1")
        .replace("<the application's public key>", "MCowBQYDK2VwAyEA" + "A".repeat(43) + "=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okta-verification",
        "meta-subscription",
        "dropbox-challenge",
        "asana-handshake",
        "notion-token",
        "xero-intent"
      })
  void isAnswered(String event) {
    var file = FrontDoor.ROOT.resolve("events/" + event + ".json");
    var delivery = Delivery.of(Json.read(FrontDoor.read(file), APIGatewayV2HTTPEvent.class));
    var answer = door.intake.receive(delivery);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(door.counted).containsExactly(delivery.parameter("source") + " greeted");
  }

  @Test
  void everyHandshakeIsDocumented() {
    assertThat(door.sources.byName().values())
        .extracting(Source::handshake)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Handshake.values()).filter(it -> it != Handshake.NONE).toList());
  }

  @Test
  void everySecretIsThereOnTheLocalRuntime() {
    for (var source : door.sources.byName().values()) {
      if (source.secret() != null && !source.handshake().learnsSecret()) {
        assertThat(door.secrets.find(source.secret())).as(source.secret()).isNotEmpty();
      }
    }
  }
}
