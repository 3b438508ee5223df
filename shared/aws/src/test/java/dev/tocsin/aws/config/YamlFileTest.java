// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

  @Test
  void keepsTheLineOfEachValue() {
    var root =
        YamlFile.parse(
            "rules/cache.yaml",
            """
            rules:
              - name: Low
                threshold: 99.5
              - name: High
                for: 90s
            """);

    var second = root.get("rules").items().get(1);
    assertThat(second.get("for").where()).hasToString("rules/cache.yaml:5: rules[1].for");
    assertThat(root.get("rules").items().getFirst().get("threshold").number()).isEqualTo(99.5);
  }

  @Test
  void takesWordsAndDatesAsTextAsYaml12Does() {
    var root =
        YamlFile.parse(
            "x.yaml", "on: yes\nsince: 2010-09-09\naccount: \"000123\"\ncount: 12\nnothing:\n");

    assertThat(root.get("on").text()).isEqualTo("yes");
    assertThat(root.get("since").text()).isEqualTo("2010-09-09");
    assertThat(root.get("account").text()).isEqualTo("000123");
    assertThat(root.get("count").integer(0, 99)).isEqualTo(12);
    assertThat(root.find("nothing")).isEmpty();
  }

  @Test
  void anEmptyFileIsAnEmptyMapping() {
    assertThat(YamlFile.parse("x.yaml", "# nothing yet\n").entries()).isEmpty();
  }

  @Test
  void namesTheLineThatIsNotYaml() {
    assertThatThrownBy(() -> YamlFile.parse("x.yaml", "a: 1\nb: [1, 2\nc: 3\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("x.yaml:3");
  }

  @Test
  void refusesAKeyThatOccursTwice() {
    assertThatThrownBy(() -> YamlFile.parse("x.yaml", "a: 1\nb: 2\na: 3\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("x.yaml:3: a");
  }

  @Test
  void refusesTags() {
    assertThatThrownBy(() -> YamlFile.parse("x.yaml", "a: !!java.net.URL http://x\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("tag");
  }

  @Test
  void readsTheFilesOfAFolderInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/b.yaml"), "name: second");
    Files.writeString(folder.resolve("rules/a.yaml"), "name: first");
    Files.writeString(folder.resolve("rules/notes.txt"), "not read");

    assertThat(YamlFile.readAll(folder, "rules"))
        .extracting(node -> node.get("name").text())
        .containsExactly("first", "second");
    assertThat(YamlFile.readAll(folder, "none")).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> YamlFile.read(folder, "routes.yaml"))
        .hasMessageStartingWith("routes.yaml:1: there is no such file in ");
  }
}
