// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code DropboxChallenge}: Dropbox's verification request, and what {@code GET} is to senders
 * without one.
 */
class DropboxChallengeTest {

  private final FrontDoor door =
      FrontDoor.with(
          """
          sources:
            - {name: dropbox, preset: dropbox, secret: plain, format: alert}
            - {name: plain, preset: bearer, secret: plain, format: alert}
          """);

  @Test
  void challengeIsGivenBackAsATextThatNoBrowserTakesForAPage() {
    var answer =
        door.get("dropbox", Map.of("challenge", "2t8MYJpPnVgWWTU8FCEwc7VBYg0abmAe"), Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("2t8MYJpPnVgWWTU8FCEwc7VBYg0abmAe");
    assertThat(answer.headers())
        .containsEntry("Content-Type", "text/plain; charset=utf-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(door.counted).containsExactly("dropbox greeted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\r\nX-Injected: b", "\u00e9"})
  void otherTextIsNotGivenBack(String challenge) {
    assertThat(door.get("dropbox", Map.of("challenge", challenge), Map.of()).status())
        .isEqualTo(400);
    assertThat(door.get("dropbox", Map.of(), Map.of()).status()).isEqualTo(400);
  }

  @Test
  void getIsNotThereForSendersThatDoNotAskSo() {
    var answer =
        door.get(
            "plain",
            Map.of("challenge", "x"),
            Map.of("authorization", "Bearer local-only-plain-token"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body()).isEqualTo(door.get("plain", Map.of(), Map.of()).body());
    assertThat(door.get("nobody", Map.of(), Map.of()).status()).isEqualTo(404);
    assertThat(door.counted).containsOnly("unknown UNKNOWN_SOURCE");
  }

  @Test
  void eventIsStillSigned() {
    assertThat(door.postUnsigned("dropbox", "{}", Map.of()).status()).isEqualTo(401);
  }
}
