// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

  @Test
  void readsWhatItWrites() {
    var bytes = HexFormat.of().parseHex("00ff10");
    assertThat(Encoding.HEX.decode("00ff10")).hasValue(bytes);
    assertThat(Encoding.BASE64.decode("AP8Q")).hasValue(bytes);
    assertThat(Encoding.HEX.encode(bytes)).isEqualTo("00ff10");
    assertThat(Encoding.BASE64.encode(bytes)).isEqualTo("AP8Q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0g", "FF", " ff", "ff\n", "\uff10\uff10", "0x00"})
  void refusesWhatIsNotHex(String text) {
    assertThat(Encoding.HEX.decode(text)).isEmpty();
  }

  /** The JDK alone would take missing padding and stray last bits: one value, two texts. */
  @ParameterizedTest
  @ValueSource(strings = {"", "AA", "AB==", "AA==\n", "A A=", "_-8=", "=", "AA=A"})
  void refusesWhatIsNotCanonicalBase64(String text) {
    assertThat(Encoding.BASE64.decode(text)).isEmpty();
  }
}
