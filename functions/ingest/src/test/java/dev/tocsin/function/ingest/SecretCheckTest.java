// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.source.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretCheckTest {

  private static void check(String preset, Map<String, List<String>> secrets) {
    var sources =
        Sources.read(
            YamlFile.parse(
                "sources.yaml",
                "sources: [{name: src, preset: " + preset + ", secret: sec, format: alert}]"),
            YamlFile.read(FrontDoor.CONFIG, "signatures.yaml"));
    SecretCheck.of(sources, name -> secrets.getOrDefault(name, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"bearer", "basic", "github", "standard-webhooks", "slack", "netlify"})
  void emptySecretStopsTheStartAndIsNamed(String preset) {
    for (var values : List.of(List.of(""), List.of(" "), List.of("good", ""))) {
      assertThatThrownBy(() -> check(preset, Map.of("sec", values)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'sec' of the source src");
    }
  }

  @ParameterizedTest
  @CsvSource({"standard-webhooks, hunter2!", "standard-webhooks, whsec_", "adyen-platform, nohex"})
  void secretOfAnotherFormStopsTheStartAndIsNotQuoted(String preset, String secret) {
    assertThatThrownBy(() -> check(preset, Map.of("sec", List.of(secret))))
        .hasMessage(
            "the secret 'sec' of the source src is not of the form that its signature needs");
  }

  @Test
  void secretThatIsNotThereYetOnlyLeavesItsSourceRefusing() {
    assertThatCode(() -> check("bearer", Map.of())).doesNotThrowAnyException();
  }

  @Test
  void shippedSourcesStartWithTheLocalSecrets() {
    var door = new FrontDoor();
    assertThatCode(() -> SecretCheck.of(door.sources, door.secrets::find))
        .doesNotThrowAnyException();
  }
}
