// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTest {

  @TempDir Path folder;
  private final List<String> console = new ArrayList<>();
  private FunctionLog log;

  @BeforeEach
  void open() {
    log = new FunctionLog("ingest", folder.resolve("logs"), console::add);
  }

  private void write(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, 0, bytes.length);
  }

  @Test
  void everythingIsInTheFileWhenAnInvocationEnds() {
    write("plain\n{\"level\":\"INFO\",\"message\":\"all is well\"}\n");
    log.flush();

    assertThat(folder.resolve("logs/ingest.log"))
        .hasContent("plain\n{\"level\":\"INFO\",\"message\":\"all is well\"}\n");
    assertThat(console).isEmpty();
  }

  @Test
  void aWarningIsToldOnceItsLineIsWhole() {
    write("{\"level\":\"WARN\",\"message\":\"the queue");
    assertThat(console).isEmpty();

    write(" is slow\",\"error\":{\"message\":\"late\"}}\n");

    assertThat(console).containsExactly("ingest: WARN the queue is slow: late");
  }

  @Test
  void aLongOrManyLinedMessageIsCut() {
    write("{\"level\":\"ERROR\",\"message\":\"first\\nsecond\"}\n");
    write("{\"level\":\"ERROR\",\"message\":\"" + "x".repeat(1_000) + "\"}\n");

    assertThat(console.getFirst()).isEqualTo("ingest: ERROR first");
    assertThat(console.getLast()).hasSizeLessThan(250).endsWith("...");
  }

  @Test
  void aStormIsToldByItsBeginningAndTheFile() {
    for (int i = 0; i < 1_000; i++) {
      write("{\"level\":\"ERROR\",\"message\":\"no " + i + "\"}\n");
    }

    assertThat(console).hasSizeBetween(6, 100).contains("ingest: ERROR no 0");
    assertThat(console.get(5)).startsWith("ingest: more in ").endsWith("ingest.log");
  }

  @Test
  void aFailedInvocationIsAnErrorWithItsDetails() {
    log.failure(Response.Failed.of(new IllegalStateException("no table")).payload());

    assertThat(console).containsExactly("ingest: ERROR invocation failed: no table");
    assertThat(folder.resolve("logs/ingest.log"))
        .content()
        .contains("\"errorType\":\"java.lang.IllegalStateException\"", "stackTrace");
  }

  @Test
  void aLargeFileMakesRoomForANewOne() {
    var line = "x".repeat(1 << 20) + "\n";
    for (int i = 0; i < 33; i++) {
      write(line);
    }
    log.flush();
    write("after\n");
    log.flush();

    assertThat(folder.resolve("logs/ingest.log")).hasContent("after\n");
    assertThat(folder.resolve("logs/ingest.log.1")).hasSize(33L * line.length());
  }

  @Test
  void aRestartGoesOnWhereTheFileEnded() {
    write("before\n");
    log.close();
    open();
    write("after\n");
    log.flush();

    assertThat(folder.resolve("logs/ingest.log")).hasContent("before\nafter\n");
  }
}
