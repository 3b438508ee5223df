// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tocsin.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the parts, as docs/adr/0001 sets them. */
class ArchitectureTest {

  private static final JavaClasses CORE = Modules.classes("shared/core");
  private static final JavaClasses EVERYTHING = Modules.everything();

  /** Class names that say nothing about what a class is. */
  private static final String EMPTY_WORD = ".*(Util|Utils|Helper|Manager|Impl|Service|Dto|Model)";

  static List<String> functions() {
    return Repository.functions();
  }

  @Test
  void theDomainDependsOnNothingOutside() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.tocsin..", "java..", "javax.crypto..", "org.jspecify..", "com.datadoghq.sketch..")
        .check(CORE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tocsin.aws..", "dev.tocsin.testkit..", "dev.tocsin.local..")
        .check(CORE);
  }

  @Test
  void theDomainHasNoClockAndRollsNoDice() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.concurrent.ThreadLocalRandom.class,
            java.time.Clock.class,
            java.lang.Thread.class)
        .check(CORE);
  }

  @Test
  void theDomainDoesNoInputOrOutput() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.io.File.class,
            java.io.InputStream.class,
            java.io.OutputStream.class,
            java.net.Socket.class,
            java.net.URLConnection.class)
        .check(CORE);
  }

  /** So every URL that is called has passed its guard: public addresses only, no redirects. */
  @Test
  void onlyOutgoingHttpCallsTheOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tocsin.aws.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..",
            "java.nio.channels..",
            "org.apache.http..",
            "org.apache.hc..",
            "software.amazon.awssdk.http..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.net.URL.class,
            java.net.URLConnection.class,
            java.net.Socket.class,
            java.net.DatagramSocket.class,
            java.net.InetAddress.class)
        .check(
            Modules.classes(
                Stream.concat(
                        Stream.of("shared/core", "shared/aws"),
                        Repository.functions().stream().map(name -> "functions/" + name))
                    .toArray(String[]::new)));
  }

  @Test
  void packagesOfTheDomainHaveNoCycles() {
    slices().matching("dev.tocsin.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void packagesOfTheAdaptersHaveNoCycles() {
    slices()
        .matching("dev.tocsin.aws.(*)..")
        .should()
        .beFreeOfCycles()
        .check(Modules.classes("shared/aws"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void nothingImportsAFunction(String function) {
    var own = Modules.classes("functions/" + function);
    assertThat(own).as("functions/%s has classes: run make build first", function).isNotEmpty();

    for (var other : EVERYTHING) {
      if (!own.contain(other.getName())) {
        assertThat(other.getDirectDependenciesFromSelf())
            .as("%s depends on the function %s", other.getName(), function)
            .noneMatch(dependency -> own.contain(dependency.getTargetClass().getName()));
      }
    }
  }

  @Test
  void theLocalRuntimeKnowsTheSuiteOnlyByItsTemplate() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.<JavaClass>describe(
                "are not the suite's",
                dependency ->
                    !dependency.getPackageName().startsWith("dev.tocsin.")
                        || dependency.getPackageName().startsWith("dev.tocsin.local.")))
        .check(Modules.classes("infra/local"));
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .that()
        // The SDK finds an HTTP client by an interface of this name.
        .areNotAssignableTo("software.amazon.awssdk.http.SdkHttpService")
        .should()
        .haveNameMatching(EMPTY_WORD)
        .check(EVERYTHING);
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..helper..",
            "..manager..",
            "..impl..",
            "..service..",
            "..model..",
            "..dto..")
        .check(EVERYTHING);
  }

  @Test
  void aPortHasAtMostFiveMethods() {
    classes()
        .that()
        .areInterfaces()
        .should(
            new ArchCondition<JavaClass>("have at most five methods to implement") {
              @Override
              public void check(JavaClass port, ConditionEvents events) {
                long methods =
                    port.getMethods().stream()
                        .filter(
                            method ->
                                method
                                    .getModifiers()
                                    .contains(
                                        com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT))
                        .count();
                if (methods > 5) {
                  events.add(
                      SimpleConditionEvent.violated(port, port.getName() + " has " + methods));
                }
              }
            })
        .check(CORE);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aHandlerIsThin(String function) throws IOException {
    var handlers =
        Repository.sources("main").stream()
            .filter(file -> file.toString().contains("/functions/" + function + "/"))
            .filter(file -> file.getFileName().toString().endsWith("Handler.java"))
            .toList();

    for (var handler : handlers) {
      assertThat(Files.readString(handler).lines().filter(ArchitectureTest::isCode).count())
          .as("lines of code in %s", handler.getFileName())
          .isLessThanOrEqualTo(60);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noFileIsLongerThanFourHundredLines(String kind) throws IOException {
    for (var file : Repository.sources(kind)) {
      assertThat(Files.readString(file).lines().count())
          .as(file.toString())
          .isLessThanOrEqualTo(400);
    }
  }

  static Stream<String> kinds() {
    return Stream.of("main", "test");
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    var packages = Repository.sources("main").stream().map(Path::getParent).distinct().toList();

    assertThat(packages).isNotEmpty();
    for (var folder : packages) {
      assertThat(folder.resolve("package-info.java")).exists();
      assertThat(Files.readString(folder.resolve("package-info.java"))).contains("@NullMarked");
    }
  }

  @Test
  void theDomainIsNotEmpty() {
    assertThat(CORE.that(alwaysTrue())).hasSizeGreaterThan(30);
  }

  /** Neither blank nor comment nor import: what a reader has to follow. */
  private static boolean isCode(String line) {
    var text = line.strip();
    return !text.isEmpty()
        && !text.startsWith("//")
        && !text.startsWith("*")
        && !text.startsWith("/*")
        && !text.startsWith("import ")
        && !text.startsWith("package ");
  }
}
