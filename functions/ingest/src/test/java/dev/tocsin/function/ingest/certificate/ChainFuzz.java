// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.certificate;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.WorthlessCertificates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Certificates spoiled at random are read or are none, and nothing else happens. */
class ChainFuzz {

  private static final int ROUNDS = 2_000;

  private final Random random = new Random(42);

  @Test
  void anyTextIsAChainOrNone() {
    var good = WorthlessCertificates.SENDER + WorthlessCertificates.INTERMEDIATE;
    var authorities = Chain.publicAuthorities();
    for (int round = 0; round < ROUNDS; round++) {
      var text = spoiled(good);
      assertThatCode(
              () -> {
                var chain = Chain.parse(text);
                if (!chain.isEmpty()) {
                  chain.leadsTo(authorities, ManualClock.START);
                }
              })
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  private String spoiled(String good) {
    var bytes = good.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    var cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    return new String(cut, StandardCharsets.ISO_8859_1);
  }
}
