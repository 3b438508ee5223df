// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The test vectors are good enough to find the mistakes that verifiers have been found with: each
 * is made in the real source, which is then compiled and run by the real command line.
 */
class MutantsTest {

  private static final Path SOURCES =
      Terminal.ROOT.resolve("shared/core/src/main/java/dev/tocsin/signature");

  /** The project's own, so that a clone has all that is needed. */
  static final Path OWN =
      Terminal.ROOT.resolve("shared/core/src/test/resources/dev/tocsin/signature/vectors.json");

  private static final Path SHARED =
      Terminal.ROOT.resolve("../shared/vectors/webhook-signatures.json");
  private static final Pattern SUMS =
      Pattern.compile("(\\d+) agreed, (\\d+) disagreed \\(and \\d+ advisory\\)\\n$");

  static List<Mutant> mutants() {
    return Mutant.ALL;
  }

  @Test
  void theVerifierItselfHasNoneOfThem() throws Exception {
    var unchanged = Files.readString(SOURCES.resolve("Verifier.java"));
    var loader = loader("Verifier", unchanged);
    assertThat(disagreements(loader, OWN)).isZero();
    if (Files.exists(SHARED)) {
      assertThat(disagreements(loader, SHARED)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isFound(Mutant mutant) throws Exception {
    var source = Files.readString(SOURCES.resolve(mutant.file() + ".java"));
    assertThat(source.split(Pattern.quote(mutant.text()), -1))
        .as("'%s' no longer stands once in %s: say the mistake anew", mutant.text(), mutant.file())
        .hasSize(2);
    var loader = loader(mutant.file(), source.replace(mutant.text(), mutant.instead()));
    assertThat(disagreements(loader, OWN)).as("found by none of the vectors").isPositive();
  }

  private static ClassLoader loader(String file, String source) {
    var name = "dev.tocsin.signature." + file.replace('/', '.');
    return new MutantLoader(MutantLoader.compile(name, source));
  }

  private static int disagreements(ClassLoader loader, Path vectors) throws Exception {
    var out = new ByteArrayOutputStream();
    var arguments = new String[] {"signatures", "check", vectors.toString()};
    var tocsin = loader.loadClass(Tocsin.class.getName());
    var console = console(loader, new PrintStream(out, true, StandardCharsets.UTF_8));
    var run = tocsin.getDeclaredMethod("run", String[].class, console.getClass());
    run.setAccessible(true);
    run.invoke(null, arguments, console);
    var text = out.toString(StandardCharsets.UTF_8);
    var sums = SUMS.matcher(text);
    assertThat(sums.find()).as(text).isTrue();
    return Integer.parseInt(sums.group(2));
  }

  private static Object console(ClassLoader loader, PrintStream out)
      throws ReflectiveOperationException {
    var constructor =
        loader
            .loadClass(Tocsin.Console.class.getName())
            .getDeclaredConstructor(
                InputStream.class, PrintStream.class, PrintStream.class, Map.class);
    constructor.setAccessible(true);
    return constructor.newInstance(
        new ByteArrayInputStream(new byte[0]),
        out,
        out,
        Map.of("TOCSIN_ROOT", Terminal.ROOT.toString()));
  }
}
