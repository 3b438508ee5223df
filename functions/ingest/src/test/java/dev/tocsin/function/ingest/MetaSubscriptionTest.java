// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code MetaSubscription}: Meta's verification request. */
class MetaSubscriptionTest {

  private static final String TOKEN = "local-only-plain-token";

  private final FrontDoor door =
      FrontDoor.with(
          "sources: [{name: meta, preset: meta, secret: standard, verifyToken: plain, format:"
              + " alert}]");

  private static Map<String, String> query(String mode, String token, String challenge) {
    return Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge);
  }

  @Test
  void challengeIsGivenBackToWhoeverKnowsTheToken() {
    var answer = door.get("meta", query("subscribe", TOKEN, "1158201444"), Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers())
        .containsEntry("Content-Type", "text/plain; charset=utf-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(door.counted).containsExactly("meta greeted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "local-only-plain-toke", "local-only-plain-token "})
  void wrongTokenGetsNothing(String token) {
    var answer = door.get("meta", query("subscribe", token, "1158201444"), Map.of());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("1158201444");
    assertThat(door.counted).containsExactly("meta WRONG_TOKEN");
  }

  @Test
  void missingTokenGetsNothing() {
    var query = new HashMap<>(query("subscribe", TOKEN, "1"));
    query.remove("hub.verify_token");
    assertThat(door.get("meta", query, Map.of()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"unsubscribe, 1", "subscribe, <script>alert(1) </script>", "subscribe, ''"})
  void whatIsNoHandshakeIsRefused(String mode, String challenge) {
    assertThat(door.get("meta", query(mode, TOKEN, challenge), Map.of()).status()).isEqualTo(400);
    assertThat(door.counted).containsExactly("meta MALFORMED_HANDSHAKE");
  }

  @Test
  void sourceWithoutATokenIsAMistakeInTheConfiguration() {
    assertThatThrownBy(
            () ->
                FrontDoor.with(
                    "sources: [{name: meta, preset: meta, secret: standard, format: alert}]"))
        .hasMessageContaining("verifyToken: is missing");
    assertThatThrownBy(
            () ->
                FrontDoor.with(
                    "sources: [{name: plain, preset: bearer, secret: plain, verifyToken: x, format:"
                        + " alert}]"))
        .hasMessageContaining("only the handshake of Meta has one");
  }
}
