// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AsanaSecret}: Asana's handshake: the secret comes with it, once. */
class AsanaSecretTest {

  private static final String SECRET =
      "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";
  private static final String EVENT = "{\"labels\":{\"alertname\":\"Overdue\"}}";

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: asana, preset: asana, format: alert}]");

  private int shake(String secret) {
    return door.postUnsigned("asana", "{}", Map.of("X-Hook-Secret", secret)).status();
  }

  private int event(String secret) {
    var bytes = EVENT.getBytes(StandardCharsets.UTF_8);
    var headers =
        new HashMap<>(
            Signer.headers(
                door.sources.find("asana").orElseThrow().scheme(),
                secret,
                new Request("POST", "", Headers.ofSingle(Map.of()), bytes),
                "",
                door.clock.instant()));
    headers.put("Content-Type", "application/json");
    return door.postUnsigned("asana", EVENT, headers).status();
  }

  @Test
  void secretIsGivenBackAndKept() {
    var answer = door.postUnsigned("asana", "", Map.of("X-Hook-Secret", SECRET));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("X-Hook-Secret", SECRET);
    assertThat(answer.body()).isEmpty();
    assertThat(door.learned.find("asana")).containsExactly(SECRET);
    assertThat(door.counted).containsExactly("asana greeted");
    assertThat(door.ledger.entries()).isEmpty();
  }

  @Test
  void nobodyIsKnownBeforeTheHandshakeAndAsanaIsAfterIt() {
    assertThat(event(SECRET)).isEqualTo(401);
    shake(SECRET);
    assertThat(event(SECRET)).isEqualTo(200);
    assertThat(event(SECRET.replace('b', 'c'))).isEqualTo(401);
  }

  @Test
  void secondHandshakeIsRefusedAndChangesNothing() {
    shake(SECRET);
    var stranger = "f".repeat(64);
    var answer = door.postUnsigned("asana", "{}", Map.of("X-Hook-Secret", stranger));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers()).doesNotContainKey("X-Hook-Secret");
    assertThat(answer.body()).doesNotContain(stranger, SECRET);
    assertThat(event(stranger)).isEqualTo(401);
    assertThat(event(SECRET)).isEqualTo(200);
    assertThat(door.counted).contains("asana SECOND_HANDSHAKE");
  }

  @Test
  void sameHandshakeAgainIsAnsweredAgain() {
    assertThat(shake(SECRET)).isEqualTo(200);
    assertThat(shake(SECRET)).as("the first answer may have been lost").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "with a blank in it",
        "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
      })
  void whatIsNoSecretIsRefused(String secret) {
    assertThat(shake(secret)).isEqualTo(400);
    assertThat(door.learned.find("asana")).isEmpty();
  }

  @Test
  void endlessSecretIsRefused() {
    assertThat(shake("x".repeat(257))).isEqualTo(400);
  }

  @Test
  void senderOfAnotherKindTeachesNothing() {
    var other = new FrontDoor();
    var answer = other.postUnsigned("plain", EVENT, Map.of("X-Hook-Secret", SECRET));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(other.learned.find("plain")).isEmpty();
  }

  @Test
  void namingASecretIsAMistakeInTheConfiguration() {
    assertThatThrownBy(
            () ->
                FrontDoor.with(
                    "sources: [{name: asana, preset: asana, secret: plain, format: alert}]"))
        .hasMessageContaining("sources.yaml")
        .hasMessageContaining("secret: this sender says its secret in the handshake: name none");
  }
}
