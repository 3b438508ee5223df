// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionVariablesTest {

  @TempDir Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void layers() throws IOException {
    first = Files.createDirectory(folder.resolve("first"));
    second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(first.resolve("rules.yaml"), "");
  }

  private Map<String, String> variables(Map<String, String> given, Map<String, String> role) {
    var settings =
        new FunctionSettings(
            "F",
            "stack-f",
            "f",
            "arn",
            "a.B",
            folder,
            given,
            List.of(first, second),
            512,
            Duration.ofSeconds(1),
            1);
    return FunctionVariables.of(settings, role, folder);
  }

  @Test
  void aPathUnderOptIsInTheLastLayerThatHasIt() {
    var variables =
        variables(Map.of("DIR", "/opt", "FILE", "/opt/rules.yaml", "GONE", "/opt/x"), Map.of());

    assertThat(variables)
        .containsEntry("DIR", second.toString())
        .containsEntry("FILE", first.resolve("rules.yaml").toString())
        .containsEntry("GONE", "/opt/x");
  }

  @Test
  void whatOnlyLooksLikeOptIsLeftAlone() {
    assertThat(variables(Map.of("A", "/optional", "B", "x/opt"), Map.of()))
        .containsEntry("A", "/optional")
        .containsEntry("B", "x/opt");
  }

  @Test
  void lambdaAndTheRoleHaveTheLastWord() {
    var variables =
        variables(
            Map.of("AWS_REGION", "mars", "AWS_LAMBDA_FUNCTION_NAME", "mine"),
            Map.of("AWS_REGION", "eu-west-1"));

    assertThat(variables)
        .containsEntry("AWS_REGION", "eu-west-1")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "stack-f")
        .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")
        .containsEntry("_HANDLER", "a.B")
        .containsKeys("LAMBDA_TASK_ROOT", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_EXECUTION_ENV");
  }
}
