// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tocsin.acceptance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can be added by one class is found by nobody until it stands in the list of its kind. Every
 * class of such a kind is in that list, and has a test.
 */
class RegistriesTest {

  private static final JavaClasses EVERYTHING = Modules.everything();

  /** Where there is more to come, by one class and one line each. */
  enum Kind {
    FORMAT(
        "dev.tocsin.function.ingest.format.Format",
        "dev.tocsin.function.ingest.format.Format",
        "ALL",
        "a payload format"),
    HANDSHAKE(
        "dev.tocsin.function.ingest.handshake.Greeter",
        "dev.tocsin.function.ingest.handshake.Handshakes",
        "greeters",
        "a handshake"),
    RECEIVER(
        "dev.tocsin.notify.Integration", "dev.tocsin.notify.Receivers", "KINDS", "a receiver kind"),
    METRIC_SOURCE(
        "dev.tocsin.metric.Rollups",
        "dev.tocsin.function.evaluate.Sources",
        "KINDS",
        "a metric source"),
    RULE("dev.tocsin.rule.Condition", "dev.tocsin.rule.Conditions", "KINDS", "a rule kind"),
    ACTION(
        "dev.tocsin.function.recover.RecoveryAction",
        "dev.tocsin.function.recover.ActionKinds",
        "KINDS",
        "a recovery action");

    private final String type;
    private final String registry;
    private final String list;
    private final String what;

    Kind(String type, String registry, String list, String what) {
      this.type = type;
      this.registry = registry;
      this.list = list;
      this.what = what;
    }

    private List<JavaClass> written() {
      assertThat(EVERYTHING.contain(type)).as("%s: run make build first", type).isTrue();
      return EVERYTHING.stream()
          .filter(written -> written.isAssignableTo(type) && !written.isInterface())
          .filter(written -> !written.getModifiers().contains(JavaModifier.ABSTRACT))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsWrittenIsInTheListOfItsKind(Kind kind) {
    var listed = EVERYTHING.get(kind.registry).getDirectDependenciesFromSelf();

    assertThat(kind.written())
        .isNotEmpty()
        .allSatisfy(
            written ->
                assertThat(listed)
                    .as(
                        "%s is %s that nothing can name: add its line to %s.%s. CONTRIBUTING.md, How"
                            + " to add %s",
                        written.getName(), kind.what, kind.registry, kind.list, kind.what)
                    .anyMatch(dependency -> dependency.getTargetClass().equals(written)));
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsWrittenHasATest(Kind kind) {
    var tests =
        Repository.sources("test").stream().map(RegistriesTest::text).collect(joining("\n"));

    for (var written : kind.written()) {
      assertThat(Pattern.compile("\\b" + written.getSimpleName() + "\\b").matcher(tests).find())
          .as(
              "no test names %s. CONTRIBUTING.md, How to add %s",
              written.getSimpleName(), kind.what)
          .isTrue();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
