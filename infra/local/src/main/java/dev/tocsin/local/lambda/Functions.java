// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.tocsin.local.template.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Every function of a stack, loaded and ready to be invoked. */
public final class Functions implements AutoCloseable {

  static {
    // The libraries' SLF4J has no provider (see Code), and need not say so in a function's log.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private static final Pattern VERSIONED = Pattern.compile("(.+?)-\\d.*");

  private final Map<String, LocalFunction> functions;
  private final LibraryLoader libraries;

  private Functions(Map<String, LocalFunction> functions, LibraryLoader libraries) {
    this.functions = functions;
    this.libraries = libraries;
  }

  /**
   * Where functions run.
   *
   * @param layers folders to use in place of a layer's content, by the layer's logical id
   * @param code where their jars are unpacked
   * @param logs where their logs are
   * @param console hears of warnings and errors
   */
  public record Place(Map<String, Path> layers, Path code, Path logs, Consumer<String> console) {}

  /**
   * Loads all functions of a stack.
   *
   * @param role the AWS_ variables of a function by its logical id
   * @throws FunctionException naming the function and what keeps it from running
   */
  public static Functions load(
      Stack stack, Function<String, Map<String, String>> role, Place place) {
    FunctionOutput.install();
    var loaded =
        FunctionSettings.all(stack, place.layers()).stream()
            .map(f -> new Loaded(f, Code.unpack(f.id(), f.code(), place.code())))
            .toList();
    Code.prune(place.code(), loaded.stream().map(Loaded::code).toList());
    var libraries = new LibraryLoader(shared(loaded));
    var functions = new LinkedHashMap<String, LocalFunction>();
    for (var function : loaded) {
      var settings = function.settings();
      var task = function.code().own().getFirst();
      functions.put(
          settings.id(),
          new LocalFunction(
              settings,
              new FunctionLoader(settings.id(), function.code(), libraries),
              FunctionVariables.of(settings, role.apply(settings.id()), task),
              new FunctionLog(settings.shortName(), place.logs(), place.console())));
    }
    return new Functions(functions, libraries);
  }

  private record Loaded(FunctionSettings settings, Code code) {}

  /** The files of one name that a function holds; more than one if two groups have that name. */
  private record Library(Set<Path> copies, String function) {}

  /** The union of all libraries; one library in two versions can't be shared, so it is an error. */
  private static List<Path> shared(List<Loaded> functions) {
    var known = new LinkedHashMap<String, Library>();
    for (var function : functions) {
      var held =
          function.code().libraries().stream().collect(groupingBy(Functions::artifact, toSet()));
      held.forEach(
          (artifact, copies) -> {
            var library = new Library(copies, function.settings().id());
            var other = known.putIfAbsent(artifact, library);
            if (other != null && !other.copies().equals(copies)) {
              throw disagreement(other, library);
            }
          });
    }
    return known.values().stream().flatMap(library -> library.copies().stream()).toList();
  }

  private static FunctionException disagreement(Library one, Library other) {
    return new FunctionException(
        "%s and %s hold different versions of one library, %s and %s; build them together"
            .formatted(one.function(), other.function(), names(one), names(other)));
  }

  private static String names(Library library) {
    return library.copies().stream()
        .map(copy -> copy.getFileName().toString())
        .collect(joining(", "));
  }

  private static String artifact(Path library) {
    var name = library.getFileName().toString();
    var matcher = VERSIONED.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }

  public LocalFunction get(String functionId) {
    var function = functions.get(functionId);
    if (function == null) {
      throw new FunctionException(
          "there is no function " + functionId + "; the template has " + functions.keySet());
    }
    return function;
  }

  /** By its logical id, its name, or its name without the stack's: {@code ingest}. */
  public LocalFunction named(String name) {
    return functions.values().stream()
        .filter(
            f ->
                List.of(f.settings().id(), f.settings().name(), f.settings().shortName())
                    .contains(name))
        .findFirst()
        .orElseGet(() -> get(name));
  }

  /**
   * Has each function make its first instance. What keeps one from being constructed is in its log
   * and on the console; the others run without it, as they would on AWS.
   */
  public void warm() throws InterruptedException {
    functions.values().forEach(LocalFunction::warm);
    for (var function : functions.values()) {
      function.awaitWarm();
    }
  }

  /** Waits until nothing is in flight; false if that took longer than the bound. */
  public boolean drain(Duration bound) throws InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    boolean drained = true;
    for (var function : functions.values()) {
      drained &= function.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    return drained;
  }

  @Override
  public void close() {
    functions.values().forEach(LocalFunction::close);
    libraries.close();
  }
}
