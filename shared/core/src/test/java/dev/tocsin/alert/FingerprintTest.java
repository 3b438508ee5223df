// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** The values of prometheus/common, model/labelset and signature tests, there in decimal. */
  @Test
  void isTheValueThatPrometheusComputes() {
    assertThat(Labels.none().fingerprint()).isEqualTo(decimal("14695981039346656037"));
    assertThat(Labels.of("name", "garland, briggs", "fear", "love is not enough").fingerprint())
        .isEqualTo(decimal("5799056148416392346"));
  }

  @Test
  void doesNotDependOnTheOrderOfTheLabels() {
    assertThat(Labels.of("b", "2", "a", "1").fingerprint())
        .isEqualTo(Labels.of("a", "1", "b", "2").fingerprint());
  }

  @Test
  void doesNotDependOnTheOrderOfTheMapThatTheLabelsCameFrom() {
    var backwards = new TreeMap<String, String>(Comparator.reverseOrder());
    backwards.putAll(Map.of("a", "1", "b", "2"));

    assertThat(new Labels(backwards).fingerprint())
        .isEqualTo(Labels.of("a", "1", "b", "2").fingerprint());
  }

  @Test
  void nameAndValueDoNotRunTogether() {
    assertThat(Labels.of("a", "bc").fingerprint()).isNotEqualTo(Labels.of("ab", "c").fingerprint());
  }

  @Test
  void emptyLabelIsNoLabel() {
    assertThat(Labels.of("a", "1", "b", "").fingerprint())
        .isEqualTo(Labels.of("a", "1").fingerprint());
  }

  @Test
  void textThatIsNoFingerprintIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("507a62d79ee76c9"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("507A62D79EE76C9A"));
  }

  private static Fingerprint decimal(String value) {
    return new Fingerprint(String.format("%016x", Long.parseUnsignedLong(value)));
  }

  @Test
  void keyAloneIsTheIdentityOfAnAlertThatHasOne() {
    var one = keyed("alertname", "Down", "dedup_key", "disk-1", "severity", "warning");
    var other = keyed("alertname", "Slow", "dedup_key", "disk-1", "host", "a");

    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    assertThat(one.fingerprint()).isEqualTo(Fingerprint.ofKey("disk-1"));
    assertThat(one.fingerprint())
        .isNotEqualTo(keyed("alertname", "Down", "dedup_key", "disk-2").fingerprint());
  }

  @Test
  void keyThatIsAFingerprintIsThatFingerprint() {
    assertThat(Fingerprint.ofKey("00000000000000af").hex()).isEqualTo("00000000000000af");
    assertThat(Fingerprint.ofKey("00000000000000AF").hex()).isNotEqualTo("00000000000000AF");
    assertThat(Fingerprint.ofKey("00000000000000aff").hex()).hasSize(16);
  }

  private static Alert keyed(String... labels) {
    var at = java.time.Instant.EPOCH;
    return new Alert(Labels.of(labels), java.util.Map.of(), at, null, at, "test", "");
  }
}
