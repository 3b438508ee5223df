// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.template.Deployment;
import dev.tocsin.local.template.Stack;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.joda.time.DateTime;

/** A template in a folder, with function jars made from the classes of this package. */
public final class SampleStack {

  private static final String HEAD =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function: {Runtime: java25, CodeUri: sample.jar, Timeout: 5}
      Resources:
      """;

  private final Path folder;
  private final Stack stack;
  private final List<String> console = new CopyOnWriteArrayList<>();

  /** Resources in YAML, indented by two. */
  public SampleStack(Path folder, String resources) {
    this(folder, resources, URI.create("http://127.0.0.1:1"));
  }

  public SampleStack(Path folder, String resources, URI endpoint) {
    this.folder = folder;
    writeTemplate(folder, resources);
    jar(folder.resolve("sample.jar"), List.of(SQSEvent.class, DateTime.class));
    stack =
        Stack.load(
            folder.resolve("template.yaml"),
            Map.of(),
            new Deployment("eu-west-1", "000000000000", endpoint, "sample"));
  }

  public static void writeTemplate(Path folder, String resources) {
    try {
      Files.writeString(folder.resolve("template.yaml"), HEAD + resources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A function's jar: this package's classes at the root, the jars of some classes under lib/. */
  public static void jar(Path file, List<Class<?>> libraries) {
    try (var output = new ZipOutputStream(Files.newOutputStream(file))) {
      var classes = location(SampleStack.class);
      try (var files = Files.walk(classes.resolve("dev/tocsin/local/sample"))) {
        for (var source : files.filter(Files::isRegularFile).toList()) {
          add(output, classes.relativize(source).toString(), source);
        }
      }
      for (var library : libraries) {
        var source = location(library);
        add(output, "lib/" + source.getFileName(), source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A function's jar with everything under lib/ that the tests' own class path has. */
  public static void jarWithEverything(Path file) {
    try (var output = new ZipOutputStream(Files.newOutputStream(file))) {
      output.setLevel(0);
      var classes = location(SampleStack.class);
      var sender = "dev/tocsin/local/sample/Sender.class";
      add(output, sender, classes.resolve(sender));
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (entry.endsWith(".jar") && !entry.contains("surefire")) {
          add(output, "lib/" + Path.of(entry).getFileName(), Path.of(entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void add(ZipOutputStream output, String name, Path source) throws IOException {
    output.putNextEntry(new ZipEntry(name));
    copy(source, output);
  }

  private static void copy(Path source, OutputStream output) throws IOException {
    Files.copy(source, output);
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public Stack stack() {
    return stack;
  }

  public Functions functions() {
    return functions(id -> Map.of("AWS_ACCESS_KEY_ID", "key-of-" + id));
  }

  public Functions functions(Function<String, Map<String, String>> role) {
    return Functions.load(
        stack, role, new Functions.Place(Map.of(), folder.resolve("code"), logs(), console::add));
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  public String log(String function) {
    try {
      return Files.readString(logs().resolve(function + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was told on the console. */
  public List<String> console() {
    return new ArrayList<>(console);
  }
}
