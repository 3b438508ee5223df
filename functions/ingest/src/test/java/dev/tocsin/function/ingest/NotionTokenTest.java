// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code NotionToken}: Notion's verification token. */
class NotionTokenTest {

  private static final String TOKEN = "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl";
  private static final String BODY = "{\"verification_token\":\"%s\"}";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: notion, preset: notion, format: alert}]");

  @Test
  void tokenIsKeptForItsOwnerAndNotGivenBack() {
    var answer = door.postUnsigned("notion", BODY.formatted(TOKEN), JSON);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(door.learned.find("notion")).containsExactly(TOKEN);
    assertThat(door.counted).containsExactly("notion greeted");
  }

  @Test
  void tokenIsWhatEventsAreSignedWith() {
    door.postUnsigned("notion", BODY.formatted(TOKEN), JSON);
    var event = "{\"labels\":{\"alertname\":\"PageMoved\"}}";
    var headers =
        new HashMap<>(
            Signer.headers(
                door.sources.find("notion").orElseThrow().scheme(),
                TOKEN,
                new Request(
                    "POST", "", Headers.ofSingle(Map.of()), event.getBytes(StandardCharsets.UTF_8)),
                "",
                door.clock.instant()));
    headers.putAll(JSON);

    assertThat(door.postUnsigned("notion", event, headers).status()).isEqualTo(200);
  }

  @Test
  void secondTokenIsRefused() {
    door.postUnsigned("notion", BODY.formatted(TOKEN), JSON);

    assertThat(door.postUnsigned("notion", BODY.formatted(TOKEN), JSON).status()).isEqualTo(200);
    assertThat(
            door.postUnsigned("notion", BODY.formatted("secret_of-a-stranger-0000"), JSON).status())
        .isEqualTo(401);
    assertThat(door.learned.find("notion")).containsExactly(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "nonsense", "{\"verification_token\":1}", "{\"type\":\"page.moved\"}"})
  void whatIsNoTokenIsAnEventAndUnsigned(String body) {
    assertThat(door.postUnsigned("notion", body, JSON).status()).isEqualTo(401);
  }

  @Test
  void shortTokenIsRefused() {
    assertThat(door.postUnsigned("notion", BODY.formatted("secret"), JSON).status()).isEqualTo(400);
  }

  @Test
  void longBodyIsNotRead() {
    var body = BODY.formatted(TOKEN) + " ".repeat(1000);
    assertThat(door.postUnsigned("notion", body, JSON).status()).isEqualTo(401);
  }
}
