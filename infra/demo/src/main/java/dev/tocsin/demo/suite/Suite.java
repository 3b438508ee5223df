// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The suite on the local runtime, as a process of its own, so that it can also be killed. */
public final class Suite implements AutoCloseable {

  private static final String READY = "Tocsin is ready at ";
  private static final String AWS = "AWS:";
  private static final int LAST_LINES = 40;
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final CompletableFuture<URI> api = new CompletableFuture<>();
  private final CompletableFuture<URI> aws = new CompletableFuture<>();

  private Suite(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it and waits until it accepts requests.
   *
   * @param options as {@code tocsin-local run} takes them
   * @param log what it says is appended here
   */
  public static Suite start(Duration limit, List<String> options, Path log) {
    var command = new ArrayList<>(List.of("infra/local/tocsin-local", "run"));
    command.addAll(options);
    try {
      var suite = new Suite(new ProcessBuilder(command).redirectErrorStream(true).start(), log);
      // Whoever stops this process stops the suite; a second stop does nothing.
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      Thread.ofPlatform().daemon().name("suite-output").start(suite::readOutput);
      suite.awaitReady(limit);
      return suite;
    } catch (IOException e) {
      throw new UncheckedIOException("the local runtime can't be started: make build first", e);
    }
  }

  public URI api() {
    return api.join();
  }

  /** Where its AWS side answers. */
  public URI aws() {
    return aws.join();
  }

  /** Its process, to see what it uses. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** SIGKILL: no goodbye, nothing flushed. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private String lastLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join(
          "\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "nothing that can be read: " + e;
    }
  }

  private void awaitReady(Duration limit) {
    try {
      CompletableFuture.allOf(api, aws).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new SuiteException(
          "the suite was not ready within " + limit.toSeconds() + " s; it said:\n  " + lastLines());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SuiteException("interrupted while the suite started");
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput() {
    try (var lines = process.inputReader(StandardCharsets.UTF_8);
        var kept =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.write(line);
        kept.newLine();
        kept.flush();
        if (line.startsWith(READY)) {
          api.complete(URI.create(line.substring(READY.length()).strip()));
        } else if (line.startsWith(AWS)) {
          aws.complete(URI.create(line.substring(AWS.length()).strip()));
        }
      }
    } catch (IOException e) {
      end(e);
    }
    end(new IllegalStateException("the suite has ended"));
  }

  /** What is known by then stays known. */
  private void end(Exception why) {
    api.completeExceptionally(why);
    aws.completeExceptionally(why);
  }
}
