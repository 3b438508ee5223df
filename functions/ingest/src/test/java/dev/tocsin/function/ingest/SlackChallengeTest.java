// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SlackChallenge}: Slack's {@code url_verification}, as its console sends it. */
class SlackChallengeTest {

  private static final String CHALLENGE = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P";
  private static final String BODY =
      "{\"token\":\"Jhj5dZrVaK7ZwHHjRyZWjbDl\",\"challenge\":\"%s\",\"type\":\"url_verification\"}";

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: slack, preset: slack, secret: plain, format: alert}]");

  @Test
  void challengeIsGivenBackAsPlainText() {
    var answer = door.post("slack", BODY.formatted(CHALLENGE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CHALLENGE);
    assertThat(answer.headers())
        .containsEntry("Content-Type", "text/plain; charset=utf-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
  }

  @Test
  void isNeitherAnEventNorInTheLedger() {
    door.post("slack", BODY.formatted(CHALLENGE));

    assertThat(door.counted).containsExactly("slack greeted");
    assertThat(door.ledger.entries()).isEmpty();
    assertThat(door.alerts).isEmpty();
  }

  @Test
  void unsignedChallengeIsNotGivenBack() {
    var answer =
        door.postUnsigned(
            "slack", BODY.formatted(CHALLENGE), Map.of("Content-Type", "application/json"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain(CHALLENGE);
    assertThat(door.counted).containsExactly("slack MISSING_HEADER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<b>no markup with blanks</b>", "line\\nbreak", "\\u00e9"})
  void whatIsNoChallengeIsNotGivenBack(String challenge) {
    assertThat(door.post("slack", BODY.formatted(challenge)).status()).isEqualTo(400);
    assertThat(door.counted).containsExactly("slack MALFORMED_HANDSHAKE");
  }

  @Test
  void longTextIsNotGivenBack() {
    assertThat(door.post("slack", BODY.formatted("x".repeat(257))).status()).isEqualTo(400);
  }

  @Test
  void anEventIsAnEvent() {
    assertThat(door.post("slack", "{\"labels\":{\"alertname\":\"Down\"}}").status()).isEqualTo(200);
    assertThat(door.counted).containsExactly("slack accepted");
  }
}
