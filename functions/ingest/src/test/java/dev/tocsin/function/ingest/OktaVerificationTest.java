// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code OktaVerification}: Okta's one-time verification of an event hook. */
class OktaVerificationTest {

  private static final String KEY = "local-only-plain-token";
  private static final String CHALLENGE = "eyJhbGciOiJIUzI1NiJ9.c2VlZA-_~";

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: okta, preset: okta, secret: plain, format: alert}]");

  @Test
  void challengeIsGivenBackAsJson() {
    var answer =
        door.get(
            "okta",
            Map.of(),
            Map.of("authorization", KEY, "x-okta-verification-challenge", CHALLENGE));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(answer.body()).isEqualTo("{\"verification\":\"" + CHALLENGE + "\"}");
    assertThat(door.counted).containsExactly("okta greeted");
  }

  @Test
  void withoutTheRightAuthorizationNothingIsGivenBack() {
    for (var headers :
        java.util.List.of(
            Map.of("x-okta-verification-challenge", CHALLENGE),
            Map.of("x-okta-verification-challenge", CHALLENGE, "authorization", KEY + "x"))) {
      var answer = door.get("okta", Map.of(), headers);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).doesNotContain(CHALLENGE);
    }
    assertThat(door.counted).containsExactly("okta MISSING_HEADER", "okta MISMATCH");
  }

  @Test
  void withoutAChallengeThereIsNothingToGet() {
    assertThat(door.get("okta", Map.of(), Map.of("authorization", KEY)).status()).isEqualTo(400);
  }
}
