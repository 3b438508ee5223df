// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code DiscordPing}: Discord's PING, and its probes with bad signatures. */
class DiscordPingTest {

  private static final String PING =
      "{\"application_id\":\"1012345678901234567\",\"id\":\"1\",\"token\":\"t\",\"type\":1,\"version\":1}";

  private final FrontDoor door =
      FrontDoor.with(
          "sources: [{name: discord, preset: discord, publicKeys: [{secret: gohighlevel-test-key}],"
              + " format: alert}]");

  @Test
  void pingIsAnsweredInKind() {
    var answer = door.post("discord", PING);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(answer.body()).isEqualTo("{\"type\":1}");
    assertThat(door.counted).containsExactly("discord greeted");
  }

  @Test
  void probeWithABadSignatureIsAnsweredWith401() {
    assertThat(door.post("discord", PING, Map.of("X-Signature-Ed25519", "00".repeat(64))).status())
        .isEqualTo(401);
    assertThat(door.post("discord", PING, Map.of("X-Signature-Ed25519", "")).status())
        .isEqualTo(401);
    assertThat(door.counted).containsExactly("discord MISMATCH", "discord MISSING_HEADER");
  }

  @Test
  void otherTypesAreEvents() {
    assertThat(door.post("discord", "{\"type\":0,\"labels\":{\"alertname\":\"Down\"}}").status())
        .isEqualTo(200);
    assertThat(door.counted).containsExactly("discord accepted");
  }
}
