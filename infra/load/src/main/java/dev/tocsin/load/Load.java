// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load;

import dev.tocsin.demo.suite.SuiteException;
import dev.tocsin.load.faults.Faults;
import dev.tocsin.load.throughput.Throughput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Puts the suite under load: exit code 0 if the books balance, 1 if they don't, 2 if it could not
 * be tried.
 */
public final class Load {

  private static final int BALANCED = 0;
  private static final int WRONG = 1;
  private static final int CANNOT = 2;
  private static final Path ROOT = Path.of("");
  private static final String USAGE =
      """
      usage: tocsin-load throughput [--warm-up N] [--seconds N] [--rate N] [--connections N]
               measures how much the suite takes on this machine, beside its bare engines and its peers
               --warm-up      seconds of each kind before anything counts, else 40
               --seconds      of each volley, else 20
               --rate         webhooks a second of the volleys that have one, else 500
               --connections  that send at once, else 16
             tocsin-load faults [--deliveries N] [--kills N] [--connections N] [--seed N]
               sends genuine, repeated, forged and malformed deliveries while the suite is killed, and audits what is left
               --deliveries   in all, else 100000
               --kills        how often, else 8
               --seed         of what is random, else the time""";

  private Load() {}

  /** Runs in the repository's root, after {@code make build}. */
  public static void main(String[] words) {
    try {
      System.exit(run(List.of(words)));
    } catch (SuiteException e) {
      System.out.println("WRONG: " + e.getMessage());
      System.exit(WRONG);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("load: " + e.getMessage());
      System.exit(CANNOT);
    }
  }

  private static int run(List<String> words) throws IOException {
    var faults =
        switch (words.isEmpty() ? "" : words.getFirst()) {
          case "throughput" -> throughput(words.subList(1, words.size()));
          case "faults" -> faults(words.subList(1, words.size()));
          default -> throw new IllegalArgumentException(USAGE);
        };
    faults.forEach(fault -> System.out.println("  WRONG: " + fault));
    System.out.println(faults.isEmpty() ? "The books balance." : "The books do not balance.");
    return faults.isEmpty() ? BALANCED : WRONG;
  }

  private static List<String> throughput(List<String> words) throws IOException {
    var options =
        Options.parse(
            words,
            Map.of("--warm-up", 40L, "--seconds", 20L, "--rate", 500L, "--connections", 16L));
    return new Throughput(
            new Throughput.Settings(
                Duration.ofSeconds(options.get("--warm-up")),
                Duration.ofSeconds(options.get("--seconds")),
                options.number("--rate"),
                options.number("--connections")),
            ROOT)
        .run(ROOT);
  }

  private static List<String> faults(List<String> words) throws IOException {
    var options =
        Options.parse(
            words,
            Map.of(
                "--deliveries", 100_000L,
                "--kills", 8L,
                "--connections", 16L,
                "--seed", System.currentTimeMillis()));
    return new Faults(
            new Faults.Settings(
                options.number("--deliveries"),
                options.number("--kills"),
                options.number("--connections"),
                options.get("--seed")))
        .run(ROOT);
  }
}
