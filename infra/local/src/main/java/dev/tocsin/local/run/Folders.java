// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a runtime keeps its files.
 *
 * @param root the state folder, or a temporary one that goes when the runtime does
 */
record Folders(Path root, boolean temporary) implements AutoCloseable {

  static Folders of(Optional<Path> state) {
    try {
      if (state.isEmpty()) {
        return new Folders(Files.createTempDirectory("tocsin-"), true);
      }
      return new Folders(Files.createDirectories(state.get().toAbsolutePath().normalize()), false);
    } catch (IOException e) {
      throw new LocalRuntimeException(
          "can't use the state folder %s: %s"
              .formatted(state.map(Path::toString).orElse("(temporary)"), e.getMessage()),
          e);
    }
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path code() {
    return root.resolve("functions");
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      Files.walkFileTree(root, new Delete());
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + root, e);
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
