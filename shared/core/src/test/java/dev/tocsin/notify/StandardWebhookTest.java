// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookTest {

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final Instant AT = Instant.ofEpochSecond(1614265330);

  /** The message that the specification's own libraries are tested with. */
  @ParameterizedTest
  @ValueSource(
      strings = {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
  void signsAsTheSpecificationsLibrariesDo(String secret) {
    assertThat(StandardWebhook.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY, secret))
        .isEqualTo(
            Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @Test
  void timeIsSigned() {
    var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    assertThat(StandardWebhook.headers("m", AT, BODY, secret).get("webhook-signature"))
        .isNotEqualTo(
            StandardWebhook.headers("m", AT.plusSeconds(1), BODY, secret).get("webhook-signature"));
  }
}
