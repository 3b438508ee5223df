// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code XeroIntent}: Xero's intent to receive, and its dislike of bodies. */
class XeroIntentTest {

  private static final String INTENT =
      """
      {"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"S0m3r4nd0mt3xt"}""";

  private final FrontDoor door =
      FrontDoor.with("sources: [{name: xero, preset: xero, secret: plain, format: alert}]");

  @Test
  void goodSignatureIsAnsweredWith200AndNothingElse() {
    var answer = door.post("xero", INTENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).doesNotContainKey("Content-Type");
    assertThat(door.counted).containsExactly("xero greeted");
  }

  @Test
  void badSignatureIsAnsweredWith401AndNothingElse() {
    var forged =
        door.post(
            "xero", INTENT, Map.of("x-xero-signature", "bm90IHRoZSBzaWduYXR1cmUgb2YgYW55dGhpbmc="));

    assertThat(forged.status()).isEqualTo(401);
    assertThat(forged.body()).isEmpty();
    assertThat(door.postUnsigned("xero", INTENT, Map.of()).body()).isEmpty();
    assertThat(door.counted).containsExactly("xero MISMATCH", "xero MISSING_HEADER");
  }

  @Test
  void eventIsAnsweredWithoutABodyToo() {
    var answer = door.post("xero", "{\"labels\":{\"alertname\":\"InvoiceUnpaid\"}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(door.counted).containsExactly("xero accepted");
  }

  @Test
  void overloadIsToldWithoutABodyToo() {
    door.queueFailure = new IllegalStateException("no queue");
    var answer = door.post("xero", "{\"labels\":{\"alertname\":\"InvoiceUnpaid\"}}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers()).containsKey("Retry-After");
  }
}
