// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

  @TempDir Path folder;

  @Test
  void aNewFolderGetsAFormat() {
    StateFolder.open(folder.resolve("a/b")).close();
    assertThat(folder.resolve("a/b/format")).hasContent("tocsin-local 1");
  }

  @Test
  void itCanBeOpenedAgainOnceClosed() {
    StateFolder.open(folder).close();
    StateFolder.open(folder).close();
  }

  @Test
  void twoCantHaveItAtOnce() {
    try (var first = StateFolder.open(folder)) {
      assertThat(first.resolve("tables")).isEqualTo(folder.resolve("tables"));
      assertThatThrownBy(() -> StateFolder.open(folder))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("is in use by another runtime: stop it");
    }
  }

  @Test
  void somebodyElsesFolderIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "important");
    assertThatThrownBy(() -> StateFolder.open(folder))
        .hasMessageContaining("is not empty and is no state folder");
    assertThat(folder.resolve("format")).doesNotExist();
  }

  @Test
  void anotherFormatIsNamed() throws IOException {
    Files.writeString(folder.resolve("format"), "tocsin-local 9\n");
    assertThatThrownBy(() -> StateFolder.open(folder))
        .hasMessageContaining("has the format 'tocsin-local 9' and this runtime writes");
    Files.delete(folder.resolve("format"));
    Files.deleteIfExists(folder.resolve("lock"));
    StateFolder.open(folder).close();
  }
}
