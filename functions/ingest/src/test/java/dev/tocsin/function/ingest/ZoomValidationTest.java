// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ZoomValidation}: Zoom's {@code endpoint.url_validation}. */
class ZoomValidationTest {

  private static final String BODY =
      """
      {"payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"},"event_ts":1654503849680,\
      "event":"endpoint.url_validation"}""";

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: zoom, preset: zoom, secret: plain, format: alert}]");

  @Test
  void tokenIsGivenBackBesideItsHmac() {
    var answer = door.post("zoom", BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    // printf qgg8vlvZRS6UYooatFL8Aw | openssl dgst -sha256 -hmac local-only-plain-token
    assertThat(answer.body())
        .isEqualTo(
            "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\"4b2774bb49663168ef59ed6a72b403c740bbb7d48f15d48e8ed9eaad68a6c2b8\"}");
    assertThat(door.counted).containsExactly("zoom greeted");
  }

  @Test
  void unsignedTokenIsNotHashed() {
    var answer = door.postUnsigned("zoom", BODY, Map.of("Content-Type", "application/json"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("encryptedToken");
  }

  @Test
  void validationWithoutATokenIsRefused() {
    assertThat(door.post("zoom", "{\"event\":\"endpoint.url_validation\"}").status())
        .isEqualTo(400);
    assertThat(door.post("zoom", "{\"event\":\"endpoint.url_validation\",\"payload\":[]}").status())
        .isEqualTo(400);
  }
}
