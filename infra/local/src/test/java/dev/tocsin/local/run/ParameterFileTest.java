// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("parameters.yaml"), content);
  }

  @Test
  void everyValueIsAText() throws IOException {
    assertThat(ParameterFile.read(file("Stage: dev\nDays: 30\nOpen: true\n")))
        .isEqualTo(Map.of("Stage", "dev", "Days", "30", "Open", "true"));
  }

  @Test
  void whatIsNoMappingIsNamed() throws IOException {
    var list = file("- a\n");
    assertThatThrownBy(() -> ParameterFile.read(list))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("parameters.yaml: expected a mapping");
  }

  @Test
  void whatIsNoYamlOrNotThereIsNamed() throws IOException {
    var broken = file("a: [");
    assertThatThrownBy(() -> ParameterFile.read(broken))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("parameters.yaml");
    assertThatThrownBy(() -> ParameterFile.read(folder.resolve("absent.yaml")))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("absent.yaml");
  }
}
