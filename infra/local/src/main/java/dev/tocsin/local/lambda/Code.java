// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A function's jar, taken apart: Lambda reads classes at its root and jars under {@code lib/}. The
 * parts are copies under names that hold their checksum, so that a build while the runtime runs
 * does not pull the classes from under it, and a library that several functions have is there once.
 *
 * @param own what the function loads for itself
 * @param libraries what is loaded once for all functions
 */
record Code(List<Path> own, List<Path> libraries) {

  private static final String LIB = "lib/";

  /** Also among the shared libraries, since the AWS SDK needs it; there nobody listens to it. */
  private static final String SLF4J = "slf4j-api";

  /**
   * Libraries that keep a process's name, log or metrics in statics; a process is one function's.
   * Log4j moreover looks for its parts in the thread's class loader, so two copies of it, one above
   * the other, would mix.
   */
  private static final List<String> PROCESS_WIDE =
      List.of(SLF4J, "log4j-", "powertools-", "aws-embedded-metrics");

  private static final String PROJECT = "tocsin-";

  static Code unpack(String function, Path jar, Path folder) {
    if (!Files.isRegularFile(jar)) {
      throw new FunctionException(
          "%s: its jar %s does not exist; build it first (make build)".formatted(function, jar));
    }
    try (var zip = new ZipFile(jar.toFile())) {
      Files.createDirectories(folder);
      var own = new ArrayList<Path>();
      var libraries = new ArrayList<Path>();
      own.add(classes(function, zip, folder));
      for (var entry : entries(zip)) {
        var name = entry.getName();
        if (name.startsWith(LIB) && name.endsWith(".jar")) {
          var file = name.substring(LIB.length());
          var copy = library(zip, entry, folder, file);
          if (file.startsWith(PROJECT) || PROCESS_WIDE.stream().anyMatch(file::startsWith)) {
            own.add(copy);
          } else {
            libraries.add(copy);
          }
          if (file.startsWith(SLF4J)) {
            libraries.add(copy);
          }
        }
      }
      return new Code(List.copyOf(own), List.copyOf(libraries));
    } catch (IOException e) {
      throw new FunctionException(
          "%s: can't unpack %s: %s".formatted(function, jar, e.getMessage()), e);
    }
  }

  /** Deletes what earlier builds have left; nobody else uses the folder. */
  static void prune(Path folder, List<Code> used) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        if (used.stream().noneMatch(c -> c.own().contains(file) || c.libraries().contains(file))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new FunctionException("can't tidy up " + folder + ": " + e.getMessage(), e);
    }
  }

  private static List<ZipEntry> entries(ZipFile zip) {
    var all = new ArrayList<ZipEntry>();
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      all.add(e.nextElement());
    }
    return all;
  }

  private static Path library(ZipFile zip, ZipEntry entry, Path folder, String file)
      throws IOException {
    var stem = file.substring(0, file.length() - ".jar".length());
    var copy = folder.resolve("%s-%08x.jar".formatted(stem, entry.getCrc()));
    if (!Files.exists(copy)) {
      try (var input = zip.getInputStream(entry)) {
        write(copy, input);
      }
    }
    return copy;
  }

  /** Everything that is not under lib/, in a jar of its own. */
  private static Path classes(String function, ZipFile zip, Path folder) throws IOException {
    var own = entries(zip).stream().filter(entry -> !entry.getName().startsWith(LIB)).toList();
    var sum = new CRC32();
    for (var entry : own) {
      sum.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8));
    }
    var copy = folder.resolve("%s-%08x.jar".formatted(function, sum.getValue()));
    if (Files.exists(copy)) {
      return copy;
    }
    var partial = Files.createTempFile(folder, function, ".partial");
    try (var output = new ZipOutputStream(Files.newOutputStream(partial))) {
      output.setLevel(0);
      for (var entry : own) {
        output.putNextEntry(new ZipEntry(entry.getName()));
        try (var input = zip.getInputStream(entry)) {
          input.transferTo(output);
        }
      }
    }
    Files.move(partial, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }

  /** By way of another name: a copy that was cut short by a crash is never taken for whole. */
  private static void write(Path copy, InputStream input) throws IOException {
    var partial = Files.createTempFile(copy.getParent(), "library", ".partial");
    Files.copy(input, partial, StandardCopyOption.REPLACE_EXISTING);
    Files.move(partial, copy, StandardCopyOption.REPLACE_EXISTING);
  }
}
