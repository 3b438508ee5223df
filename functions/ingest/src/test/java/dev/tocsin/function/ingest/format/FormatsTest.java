// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a format needs besides its class: a sender, an event to try it on, and a word about it. */
class FormatsTest {

  private static final Path ROOT = Path.of("../..");

  private final Sources sources =
      Sources.read(
          YamlFile.read(ROOT.resolve("infra/config"), "sources.yaml"),
          YamlFile.read(ROOT.resolve("infra/config"), "signatures.yaml"));

  static List<Format> formats() {
    return Format.ALL;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isSentBySomebodyAndTriedOnAnEvent(Format format) throws IOException {
    var senders =
        sources.byName().values().stream()
            .filter(source -> source.format().equals(format.name()))
            .map(Source::name)
            .collect(toSet());

    assertThat(senders)
        .as("no sender in infra/config/sources.yaml sends the format %s", format.name())
        .isNotEmpty();
    assertThat(events())
        .as("no file events/<%s>-<what>.json to try the format on", String.join("|", senders))
        .anyMatch(senders::contains);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isExplained(Format format) throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/senders.md")))
        .as("docs/senders.md says how to connect a sender of %s", format.name())
        .contains("`" + format.name() + "`");
  }

  @Test
  void namesAreUnique() {
    assertThat(Format.ALL.stream().collect(toMap(Format::name, Format::getClass)))
        .hasSameSizeAs(Format.ALL);
  }

  /** The senders that the files under {@code events/} begin with. */
  private static Set<String> events() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("events"))) {
      return files.map(file -> file.getFileName().toString().split("-")[0]).collect(toSet());
    }
  }
}
