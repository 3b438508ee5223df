// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A function's log file: whatever the function writes to its standard output and error. Warnings
 * and errors are also told on the console, in one short line each and not more than a few a second.
 * At {@value #ROTATED_AT} bytes the file becomes {@code <function>.log.1} and a new one begins.
 */
final class FunctionLog implements AutoCloseable {

  private static final long ROTATED_AT = 32L << 20;
  private static final int LONGEST_LINE_ECHOED = 1 << 16;
  private static final int LONGEST_ECHO = 200;
  private static final int ECHOES = 5;
  private static final long ECHO_WINDOW_NANOS = 1_000_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String function;
  private final Path file;
  private final Consumer<String> console;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private OutputStream output;
  private long size;
  private long windowStart = System.nanoTime();
  private int echoes;

  FunctionLog(String function, Path folder, Consumer<String> console) {
    this.function = function;
    this.file = folder.resolve(function + ".log");
    this.console = console;
    output = open();
  }

  private OutputStream open() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      size = Files.exists(file) ? Files.size(file) : 0;
      return new BufferedOutputStream(
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new FunctionException("can't write " + file + ": " + e.getMessage(), e);
    }
  }

  synchronized void write(byte[] bytes, int offset, int length) {
    try {
      output.write(bytes, offset, length);
      size += length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        echo(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < LONGEST_LINE_ECHOED) {
        line.write(bytes[i]);
      }
    }
  }

  /** An invocation that failed, as Lambda answered it. */
  void failure(byte[] payload) {
    try {
      var error = JSON.readTree(payload);
      var entry =
          JSON.createObjectNode()
              .put("level", "ERROR")
              .put("message", "invocation failed: " + error.path("errorMessage").asText());
      entry.set("error", error);
      var bytes = (entry + "\n").getBytes(StandardCharsets.UTF_8);
      write(bytes, 0, bytes.length);
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Called when an invocation ends; until then lines may be in memory. */
  synchronized void flush() {
    try {
      output.flush();
      if (size > ROTATED_AT) {
        output.close();
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        output = open();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void echo(String text) {
    if (!text.contains("\"WARN\"") && !text.contains("\"ERROR\"")) {
      return;
    }
    long now = System.nanoTime();
    if (now - windowStart > ECHO_WINDOW_NANOS) {
      windowStart = now;
      echoes = 0;
    }
    echoes++;
    if (echoes <= ECHOES) {
      console.accept(function + ": " + brief(text));
    } else if (echoes == ECHOES + 1) {
      console.accept(function + ": more in " + file);
    }
  }

  private static String brief(String text) {
    try {
      JsonNode entry = JSON.readTree(text);
      var cause = entry.path("error").path("message").asText("");
      var message = entry.path("message").asText(text) + (cause.isEmpty() ? "" : ": " + cause);
      return entry.path("level").asText() + " " + shortened(message);
    } catch (JsonProcessingException _) {
      return shortened(text);
    }
  }

  private static String shortened(String text) {
    var first = text.lines().findFirst().orElse("");
    return first.length() <= LONGEST_ECHO ? first : first.substring(0, LONGEST_ECHO) + "...";
  }

  @Override
  public synchronized void close() {
    try {
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
