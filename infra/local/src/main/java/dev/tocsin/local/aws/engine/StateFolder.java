// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The folder in which the state of one runtime lies. A file {@code format} says that it is one and
 * how it is laid out; a lock keeps a second runtime out, and is gone with the process however that
 * ends.
 */
public final class StateFolder implements AutoCloseable {

  private static final String FORMAT = "tocsin-local 1";

  /** What the rest of the runtime may have put there before us, and what a crash may leave. */
  private static final Set<String> NEIGHBOURS = Set.of("logs", "lock", "functions", "format.new");

  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @throws StateException if it is in use, or not a state folder, or of another format
   */
  public static StateFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lock = lock(folder);
      try {
        checkFormat(folder);
      } catch (RuntimeException | IOException e) {
        lock.close();
        throw e;
      }
      return new StateFolder(folder, lock);
    } catch (IOException e) {
      throw new StateException("the state folder " + folder + " can't be used: " + e);
    }
  }

  /** A place in the folder; not created. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StateException("the lock of " + folder + " can't be released: " + e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // In this very process: the same answer.
    }
    channel.close();
    throw new StateException(
        "the state folder "
            + folder
            + " is in use by another runtime: stop it, or choose another folder with STATE=");
  }

  private static void checkFormat(Path folder) throws IOException {
    var format = folder.resolve("format");
    if (Files.exists(format)) {
      var found = Files.readString(format).strip();
      if (!found.equals(FORMAT)) {
        throw new StateException(
            "the state folder %s has the format '%s' and this runtime writes '%s': move it away"
                .formatted(folder, found, FORMAT));
      }
      return;
    }
    try (var files = Files.list(folder)) {
      if (files.anyMatch(it -> !NEIGHBOURS.contains(it.getFileName().toString()))) {
        throw new StateException(
            "%s is not empty and is no state folder (it has no file 'format'): choose another"
                    .formatted(folder)
                + " with STATE=, or move it away");
      }
    }
    var draft = Files.writeString(folder.resolve("format.new"), FORMAT + "\n");
    Files.move(draft, format, StandardCopyOption.ATOMIC_MOVE);
  }
}
