// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder. */
public record Folder(Path path) {

  public static Folder temporary() {
    try {
      return new Folder(Files.createTempDirectory("tocsin-demo-"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be had", e);
    }
  }

  public void delete() {
    try (var all = Files.walk(path)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + path, e);
    }
  }
}
