// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import dev.tocsin.demo.suite.Folder;
import dev.tocsin.demo.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Plays the suite's story on this machine and says whether it came true: exit code 0 only if every
 * step really happened, 1 if one did not, 2 if it could not be played.
 */
public final class Demo {

  private static final int CAME_TRUE = 0;
  private static final int DID_NOT = 1;
  private static final int NOT_PLAYED = 2;
  private static final int MEASURED_PAGES = 31;
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(700);
  private static final int IN_FLIGHT = 10;
  private static final String USAGE =
      """
      usage: demo [--kill]
        --kill    kills the suite with SIGKILL in the middle of the story, starts it again, and audits what it knows""";

  private Demo() {}

  /** Runs in the repository's root, after {@code make build}. */
  public static void main(String[] words) {
    try {
      System.exit(new Demo().run(List.of(words)));
    } catch (MissingMoment | SuiteException e) {
      System.out.println();
      System.out.println("THE STORY DID NOT COME TRUE: " + e.getMessage());
      System.exit(DID_NOT);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(NOT_PLAYED);
    }
  }

  private int run(List<String> words) {
    if (!words.isEmpty() && !words.equals(List.of("--kill"))) {
      throw new IllegalArgumentException(USAGE);
    }
    var clock = InstantSource.system();
    var folder = Folder.temporary();
    System.out.println("Starting the suite on the local runtime; the story takes some minutes.");
    System.out.println("Its state and its logs are in " + folder.path() + " until it came true.");
    int result;
    try (var stage = new Stage(Path.of(""), folder.path(), clock)) {
      result = words.isEmpty() ? told(stage) : killed(stage, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (result == CAME_TRUE) {
      folder.delete();
    }
    return result;
  }

  private int told(Stage stage) {
    var figures = new Figures();
    var stories = new Stories(stage);
    var latency = new PageLatency(stage, MEASURED_PAGES, BETWEEN_PAGES);
    latency.send().measure(figures);
    stage.open();
    together(() -> stories.theRepairHelps(figures), () -> stories.theRepairDoesNotHelp(figures));
    figures.print(System.out);
    System.out.println();
    System.out.println("Every step happened.");
    return CAME_TRUE;
  }

  private int killed(Stage stage, InstantSource clock) {
    var since = clock.instant();
    var inFlight = new PageLatency(stage, IN_FLIGHT, Duration.ZERO);
    stage.open();
    new Stories(stage).theSuiteIsKilled(inFlight);
    System.out.println();
    System.out.println("what was accepted, and what became of it:");
    var faults = new Books(stage, since).audit(inFlight.accepted());
    faults.forEach(fault -> System.out.println("  WRONG: " + fault));
    System.out.println(faults.isEmpty() ? "Nothing was lost, and nothing happened twice." : "");
    return faults.isEmpty() ? CAME_TRUE : DID_NOT;
  }

  /** Plays all at once; the first that fails, fails the whole. */
  private static void together(Runnable... stories) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Object>>();
      for (var story : stories) {
        tasks.add(Executors.callable(story));
      }
      for (var played : threads.invokeAll(tasks)) {
        played.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MissingMoment("interrupted");
    }
  }
}
