// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.sample.SampleStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFunctionTest {

  private static final String RESOURCES =
      """
        RedFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: sample-red
            Handler: dev.tocsin.local.sample.Mirror
            Layers: [!Ref Configuration]
            Environment: {Variables: {COLOUR: red, CONFIG_DIR: /opt}}
        BlueFunction:
          Type: AWS::Serverless::Function
          Properties:
            Handler: dev.tocsin.local.sample.Mirror::handleRequest
            Environment: {Variables: {COLOUR: blue}}
        Configuration:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: settings}
        AddFunction:
          Type: AWS::Serverless::Function
          Properties: {Handler: "dev.tocsin.local.sample.Styles$Adder::add"}
        ShoutFunction:
          Type: AWS::Serverless::Function
          Properties: {Handler: "dev.tocsin.local.sample.Styles$Shouter"}
        UnbornFunction:
          Type: AWS::Serverless::Function
          Properties: {Handler: "dev.tocsin.local.sample.Styles$Unborn"}
        ObedientFunction:
          Type: AWS::Serverless::Function
          Properties:
            Handler: "dev.tocsin.local.sample.Styles$Obedient"
            Timeout: 1
            ReservedConcurrentExecutions: 2
      """;

  @TempDir static Path folder;
  private static SampleStack sample;
  private static Functions functions;

  @BeforeAll
  static void load() throws IOException {
    Files.createDirectory(folder.resolve("settings"));
    sample = new SampleStack(folder, RESOURCES);
    functions = sample.functions();
  }

  @AfterAll
  static void close() {
    functions.close();
  }

  private static Response invoke(String function, String event) throws InterruptedException {
    return functions.named(function).invoke(event.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode answer(String function, String event) throws Exception {
    var response = invoke(function, event);
    var json = new ObjectMapper().readTree(response.payload());
    assertThat(response).as(json.toString()).isInstanceOf(Response.Answered.class);
    return json;
  }

  @Test
  void everyWayToReadAVariableSeesTheFunctionsOwn() throws Exception {
    var red = answer("RedFunction", "{}");
    var blue = answer("BlueFunction", "{}");

    for (var way : List.of("constructed", "called", "referenced", "mapped", "inThread")) {
      assertThat(red.path(way).asText()).as(way).isEqualTo("red");
      assertThat(blue.path(way).asText()).as(way).isEqualTo("blue");
    }
  }

  @Test
  void theMachinesOwnVariablesAreNotThere() throws Exception {
    assertThat(System.getenv("PATH")).isNotNull();
    assertThat(answer("RedFunction", "{}").path("path").asText()).isEqualTo("null");
  }

  @Test
  void roleAndLambdaAddTheirVariables() throws Exception {
    var red = answer("RedFunction", "{}");

    assertThat(red.path("key").asText()).isEqualTo("key-of-RedFunction");
    assertThat(red.path("variableName").asText()).isEqualTo("sample-red");
    assertThat(red.path("name").asText()).isEqualTo("sample-red");
    assertThat(red.path("remaining").asInt()).isBetween(1, 5_000);
  }

  @Test
  void aLayersFolderStandsForOpt() throws Exception {
    assertThat(Path.of(answer("RedFunction", "{}").path("config").asText()))
        .isEqualTo(folder.resolve("settings"));
  }

  @Test
  void staticsBelongToOneFunction() throws Exception {
    int red = answer("RedFunction", "{}").path("invocations").asInt();
    int blue = answer("BlueFunction", "{}").path("invocations").asInt();

    assertThat(answer("RedFunction", "{}").path("invocations").asInt()).isEqualTo(red + 1);
    assertThat(answer("BlueFunction", "{}").path("invocations").asInt()).isEqualTo(blue + 1);
  }

  @Test
  void whatAFunctionPrintsIsInItsLogAndAWarningOnTheConsole() throws Exception {
    answer("red", "{}");

    assertThat(sample.log("red")).contains("looked into the mirror");
    assertThat(sample.console()).contains("red: WARN looked into the mirror");
  }

  @Test
  void objectsAndNamedMethods() throws Exception {
    assertThat(answer("AddFunction", "{\"a\":2,\"b\":40}").asInt()).isEqualTo(42);
  }

  @Test
  void streams() throws Exception {
    assertThat(new String(invoke("ShoutFunction", "\"fire\"").payload(), StandardCharsets.UTF_8))
        .isEqualTo("\"FIRE\"");
  }

  @Test
  void anExceptionFailsTheInvocationAsLambdaTellsIt() throws Exception {
    var response = invoke("ObedientFunction", "\"throw\"");

    assertThat(response).isInstanceOf(Response.Failed.class);
    var error = new ObjectMapper().readTree(response.payload());
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("as ordered");
    assertThat(error.path("stackTrace").path(0).asText()).contains("Styles$Obedient");
    assertThat(error.path("cause").path("errorMessage").asText()).isEqualTo("below");
  }

  @Test
  void aHandlerThatCannotBeConstructedFailsEachInvocation() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(new String(invoke("UnbornFunction", "\"\"").payload(), StandardCharsets.UTF_8))
          .contains("CONFIG_DIR is wrong");
    }
  }

  @Test
  void anInvocationThatHangsIsEndedAndTheNextOneRuns() throws Exception {
    var response = invoke("ObedientFunction", "\"hang\"");

    assertThat(response).isInstanceOf(Response.TimedOut.class);
    assertThat(new String(response.payload(), StandardCharsets.UTF_8))
        .contains("Task timed out after 1.00 seconds");
    assertThat(invoke("ObedientFunction", "\"\"")).isInstanceOf(Response.Answered.class);
  }

  @Test
  void asManyEventsAtOnceAsReservedAndNoMore() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> answer("ObedientFunction", "\"\"").asInt());
      }
      int most = 0;
      for (var result : threads.invokeAll(tasks)) {
        most = Math.max(most, result.get());
      }
      assertThat(most).isEqualTo(2);
    }
  }

  @Test
  void aFunctionThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> functions.named("green"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("green")
        .hasMessageContaining("RedFunction");
  }
}
