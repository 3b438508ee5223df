// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.architecture.Needs;
import dev.tocsin.acceptance.template.Template.Mapping;
import dev.tocsin.acceptance.template.Template.Resource;
import dev.tocsin.aws.edge.Environment;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the template's functions must be, and that it agrees with the code and with the docs. */
class TemplateFunctionsTest {

  /** What the template gives to Powertools and to every function alike. */
  private static final Set<String> GIVEN_TO_ALL =
      Set.of(
          "CONFIG_DIR",
          "POWERTOOLS_SERVICE_NAME",
          "POWERTOOLS_METRICS_NAMESPACE",
          "POWERTOOLS_LOG_LEVEL",
          "AWS_EMF_ENVIRONMENT");

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+[A-Z]");
  private static final Pattern ROUTE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (/[^`]+)");

  private static final Template TEMPLATE = Template.read();

  static Stream<Resource> functions() {
    return TEMPLATE.resources(Template.FUNCTION).stream();
  }

  /** The function's folder. */
  private static String name(Resource function) {
    return function.id().replace("Function", "").toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void everyFolderUnderFunctionsIsAFunctionOfTheStack() {
    assertThat(functions().map(TemplateFunctionsTest::name))
        .as("functions of template.yaml, against the folders under functions/")
        .containsExactlyInAnyOrderElementsOf(Repository.functions());
  }

  @Test
  void everyFunctionIsBuilt() {
    var pom = Repository.text("pom.xml");
    assertThat(Repository.functions())
        .allSatisfy(
            function ->
                assertThat(pom)
                    .as("functions/%s is no module of the root pom.xml", function)
                    .contains("<module>functions/%s</module>".formatted(function)));
  }

  @Test
  void everyFunctionIsInTheReadme() {
    var readme = Repository.text("README.md");
    assertThat(Repository.functions())
        .allSatisfy(
            function ->
                assertThat(readme)
                    .as("README.md has no row for functions/%s in its table", function)
                    .contains("| `%s` | ".formatted(function)));
  }

  @Test
  void everyFunctionIsTested() {
    var tests =
        Repository.sources("test").stream()
            .map(file -> file.toString().replace('\\', '/'))
            .toList();
    assertThat(Repository.functions())
        .allSatisfy(
            function ->
                assertThat(tests)
                    .as("functions/%s/src/test/java has no test", function)
                    .anyMatch(
                        file -> file.contains("/functions/%s/src/test/".formatted(function))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void runsRestoredFromASnapshotOnArm(Resource function) {
    assertThat(function.property("Runtime")).isEqualTo("java25");
    assertThat(function.property("Architectures")).isEqualTo(List.of("arm64"));
    assertThat(function.property("SnapStart")).isEqualTo(Map.of("ApplyOn", "PublishedVersions"));
    assertThat(function.property("AutoPublishAlias")).isEqualTo("live");
    assertThat(function.property("AutoPublishAliasAllProperties"))
        .as("a new configuration layer must be a new version")
        .isEqualTo(true);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void saysWhatItMayUse(Resource function) {
    assertThat(function.number("MemorySize")).isGreaterThanOrEqualTo(512);
    assertThat(function.number("Timeout")).isBetween(5, 30);
    assertThat(function.number("ReservedConcurrentExecutions")).isPositive();
    assertThat(function.property("Tracing")).isEqualTo("Active");
    assertThat((String) function.property("Description")).isNotBlank();
    assertThat(Values.target(function.property("KmsKeyArn"))).isEqualTo("Key");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void logsToAGroupOfItsOwn(Resource function) {
    var logging = Values.map(function.property("LoggingConfig"));
    var group = TEMPLATE.resource(Values.target(logging.get("LogGroup")));

    assertThat(logging.get("LogFormat")).isEqualTo("JSON");
    assertThat(group.id()).isEqualTo(function.id().replace("Function", "LogGroup"));
    assertThat(Values.target(group.property("RetentionInDays"))).isEqualTo("LogRetentionDays");
    assertThat(Values.target(group.property("KmsKeyId"))).isEqualTo("Key");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasARoleOfItsOwn(Resource function) {
    assertThat(Values.target(function.property("Role")))
        .isEqualTo(function.id().replace("Function", "Role"));
    assertThat(function.properties()).doesNotContainKey("Policies");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isTheJarThatMavenBuilds(Resource function) throws IOException {
    var code = "functions/%1$s/target/%1$s.jar".formatted(name(function));
    assertThat(function.property("CodeUri")).isEqualTo(code);
    assertThat(Values.map(function.body().get("Metadata"))).containsEntry("SkipBuild", true);

    assertThat(Repository.file(code)).as("run make build first").exists();
    var handler = String.valueOf(function.property("Handler"));
    assertThat(handler)
        .isEqualTo(
            "dev.tocsin.function.%s.%sHandler"
                .formatted(name(function), function.id().replace("Function", "")));
    try (var jar = new JarFile(Repository.file(code).toFile())) {
      assertThat(jar.getEntry(handler.replace('.', '/') + ".class")).as(handler).isNotNull();
      assertThat(jar.getEntry("lib/")).as("dependencies lie under lib/").isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void getsTheVariablesThatTheArchitectureNames(Resource function) {
    var given = new TreeSet<>(variables(function).keySet());
    given.removeAll(GIVEN_TO_ALL);

    assertThat(given)
        .as("docs/architecture.md, Environment of each function: the row of %s", name(function))
        .isEqualTo(new TreeSet<>(documentedVariables().getOrDefault(name(function), Set.of())));
    assertThat(variables(function)).containsKeys(GIVEN_TO_ALL.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void getsTheVariablesThatItsCodeAsksFor(Resource function) {
    var asked = Needs.variables(name(function));
    var given = new TreeSet<>(variables(function).keySet());
    given.removeAll(GIVEN_TO_ALL);

    assertThat(given)
        .as("variables of %s in template.yaml, against those that its code asks for", function.id())
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyVariablePointsToWhatItIsCalledAfter(Resource function) {
    variables(function)
        .forEach(
            (variable, value) -> {
              if (variable.matches(".*_(QUEUE_URL|TABLE|TOPIC_ARN)")) {
                var id = camel(variable.replaceAll("_(URL|ARN)$", ""));
                assertThat(value).as(variable).isEqualTo(Map.of("Ref", id));
              }
            });
  }

  @Test
  void theCodeKnowsEveryVariableThatTheTemplateGives() {
    var given =
        functions().flatMap(function -> variables(function).keySet().stream()).collect(toSet());
    given.removeIf(
        variable -> variable.startsWith("POWERTOOLS_") || variable.equals("AWS_EMF_ENVIRONMENT"));

    assertThat(constants()).containsExactlyInAnyOrderElementsOf(given);
  }

  @Test
  void routesAreThoseOfTheArchitecture() {
    var written = new TreeMap<String, String>();
    functions()
        .flatMap(function -> Mapping.of(function, "HttpApi").stream())
        .forEach(
            route ->
                written.put(
                    route.properties().get("Method") + " " + route.properties().get("Path"),
                    name(route.function())));

    var documented = new TreeMap<String, String>();
    for (var row : rows("## Routes of the HTTP API")) {
      ROUTE.matcher(row[0]).results().forEach(route -> documented.put(route.group(), row[1]));
    }
    assertThat(written).isEqualTo(documented);
  }

  @Test
  void theLayerIsTheConfigurationAndEveryFunctionHasIt() {
    var layer = TEMPLATE.resource("ConfigurationLayer");

    assertThat(layer.property("ContentUri")).isEqualTo("infra/config");
    assertThat(Files.isDirectory(Repository.file("infra/config"))).isTrue();
    assertThat(layer.property("RetentionPolicy")).as("a rollback needs it").isEqualTo("Retain");
    assertThat(functions())
        .allSatisfy(
            function ->
                assertThat(Values.targets(function.property("Layers")))
                    .containsExactly("ConfigurationLayer"));
    assertThat(functions())
        .allSatisfy(
            function -> assertThat(variables(function)).containsEntry("CONFIG_DIR", "/opt"));
  }

  private static Map<String, Object> variables(Resource function) {
    return Values.map(Values.map(function.property("Environment")).get("Variables"));
  }

  private static Set<String> constants() {
    return Arrays.stream(Environment.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(java.lang.reflect.Field::getName)
        .collect(toSet());
  }

  /** From the table of docs/architecture.md. */
  private static Map<String, Set<String>> documentedVariables() {
    var topics = Set.of("WARNING_TOPIC_ARN", "CRITICAL_TOPIC_ARN", "EMERGENCY_TOPIC_ARN");
    return rows("## Environment of each function").stream()
        .filter(row -> !row[0].equals("all"))
        .collect(
            toMap(
                row -> row[0],
                row -> {
                  var names =
                      CODE.matcher(row[1])
                          .results()
                          .map(java.util.regex.MatchResult::group)
                          .collect(toSet());
                  if (row[1].contains("the three topics")) {
                    names.addAll(topics);
                  }
                  return names;
                }));
  }

  /** The rows of the first table under a heading, without its two head rows. */
  private static List<String[]> rows(String heading) {
    var text = Repository.text("docs/architecture.md");
    return text.substring(text.indexOf(heading))
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.substring(2, line.length() - 2).split(" \\| ", 2))
        .toList();
  }

  private static String camel(String variable) {
    return Arrays.stream(variable.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
        .reduce("", String::concat);
  }
}
