// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with a file that stands beside the test in its resources. What differs is written
 * to {@code target/golden}, to be looked at and, if it is right, copied.
 */
public final class Golden {

  private Golden() {}

  /** Fails unless the text is the file's, the last line break aside. */
  public static void assertMatches(Class<?> test, String file, String actual) {
    var expected = read(test, file);
    if (!expected.strip().equals(actual.strip())) {
      write(file, actual);
    }
    assertThat(actual.strip()).as("golden file %s", file).isEqualTo(expected.strip());
  }

  private static String read(Class<?> test, String file) {
    try (var golden = test.getResourceAsStream(file)) {
      return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String file, String actual) {
    try {
      var folder = Files.createDirectories(Path.of("target", "golden"));
      Files.writeString(folder.resolve(file), actual + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
