// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.local.sample.SampleStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsTest {

  @TempDir Path folder;

  private static String function(String id, String jar, String handler) {
    return """
        %s:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: %s, Handler: %s}
      """
        .formatted(id, jar, handler);
  }

  private void library(String jar, String name, String content) throws IOException {
    try (var output = new ZipOutputStream(Files.newOutputStream(folder.resolve(jar)))) {
      output.putNextEntry(new ZipEntry("lib/" + name));
      try (var inner = new ZipOutputStream(output)) {
        inner.putNextEntry(new ZipEntry(content));
        inner.finish();
      }
    }
  }

  @Test
  void aJarThatIsNotBuiltIsNamed() {
    var sample = new SampleStack(folder, function("OneFunction", "absent.jar", "a.B"));

    assertThatThrownBy(sample::functions)
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("OneFunction")
        .hasMessageContaining("absent.jar")
        .hasMessageContaining("make build");
  }

  @Test
  void aHandlerThatIsNotInTheJarIsNamed() {
    var sample =
        new SampleStack(folder, function("OneFunction", "sample.jar", "dev.tocsin.Nobody"));

    assertThatThrownBy(sample::functions)
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("OneFunction")
        .hasMessageContaining("dev.tocsin.Nobody");
  }

  @Test
  void twoVersionsOfALibraryAreNamedWithTheirFunctions() throws IOException {
    library("one.jar", "lib-1.0.jar", "a");
    library("two.jar", "lib-1.1.jar", "b");
    var sample =
        new SampleStack(
            folder,
            function("OneFunction", "one.jar", "a.B") + function("TwoFunction", "two.jar", "a.B"));

    assertThatThrownBy(sample::functions)
        .isInstanceOf(FunctionException.class)
        .hasMessageContainingAll("OneFunction", "TwoFunction", "lib-1.0", "lib-1.1");
  }

  @Test
  void aLibraryThatTwoFunctionsHoldIsUnpackedOnce() throws IOException {
    SampleStack.jar(folder.resolve("other.jar"), List.of(SQSEvent.class));
    var mirror = "dev.tocsin.local.sample.Mirror";
    var sample =
        new SampleStack(
            folder,
            function("OneFunction", "sample.jar", mirror)
                + function("TwoFunction", "other.jar", mirror));

    try (var _ = sample.functions();
        var files = Files.list(folder.resolve("code"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("aws-lambda-java-events"))
          .hasSize(1);
    }
  }

  @Test
  void whatAnEarlierBuildUnpackedIsGone() throws IOException {
    Files.createDirectory(folder.resolve("code"));
    var stale = Files.writeString(folder.resolve("code/OneFunction-00000000.jar"), "");
    var sample =
        new SampleStack(
            folder, function("OneFunction", "sample.jar", "dev.tocsin.local.sample.Mirror"));

    sample.functions().close();

    assertThat(stale).doesNotExist();
  }

  /** Lambda's serialization library remembers event classes in a static. */
  @Test
  void aSecondRuntimeInThisProcessReadsEventsByItsOwnClasses() throws Exception {
    var event =
        """
        {"Records":[{"body":"b","eventSourceARN":"arn:q","attributes":{},"messageAttributes":{}}]}""";
    for (var name : List.of("first", "second")) {
      var sample =
          new SampleStack(
              Files.createDirectory(folder.resolve(name)),
              function("OneFunction", "sample.jar", "dev.tocsin.local.sample.Worker"));
      try (var functions = sample.functions()) {
        var function = functions.get("OneFunction");
        assertThat(function.invoke(event.getBytes()).succeeded()).isTrue();
        assertThat(sample.log(function.settings().shortName())).contains("source=arn:q");
      }
    }
  }

  @Test
  void aBuildWhileTheRuntimeRunsDoesNotDisturbIt() throws Exception {
    var sample =
        new SampleStack(
            folder, function("OneFunction", "sample.jar", "dev.tocsin.local.sample.Mirror"));

    try (var functions = sample.functions()) {
      Files.writeString(folder.resolve("sample.jar"), "a build has begun");

      assertThat(functions.get("OneFunction").invoke("{}".getBytes()).succeeded()).isTrue();
    }
  }
}
