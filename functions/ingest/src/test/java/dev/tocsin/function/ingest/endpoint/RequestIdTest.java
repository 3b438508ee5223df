// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Fingerprint;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestIdTest {

  @Test
  void saysAgainWhatWasWrittenIntoIt() {
    var random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      var action = RequestId.Action.values()[round % RequestId.Action.values().length];
      var alert = new Fingerprint(HexFormat.of().toHexDigits(random.nextLong()));
      var at = Instant.ofEpochMilli(random.nextLong(1L << 48));
      var id = new RequestId(alert, action, at);

      assertThat(RequestId.of(id.uuid().toString())).contains(id);
      assertThat(id.uuid().version()).isEqualTo(8);
      assertThat(id.uuid().variant()).isEqualTo(2);
    }
  }

  @Test
  void otherTextsAreNone() {
    for (var text : new String[] {"", "x", "1-1-1-1-1", "00000000-0000-8f00-8000-000000000000"}) {
      assertThat(RequestId.of(text)).as(text).isEmpty();
    }
  }
}
