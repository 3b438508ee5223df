// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.ground;

import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Suite;
import dev.tocsin.local.run.LocalRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with what the suite is started with: the shipped template and configuration, but the
 * HTTP API throttles nobody, the sources have another rate limit, and all pages go to one receiver.
 */
public final class Ground {

  private static final Duration TO_START = Duration.ofSeconds(120);
  private static final String UNLIMITED =
      "ThrottleRate: 100000\nThrottleBurst: 100000\nSourceRateLimit: ";

  private final Path folder;

  private Ground(Path folder) {
    this.folder = folder;
  }

  /**
   * @param root the repository's
   * @param folder where the copies go
   * @param pages the port at which pages are received
   * @param rateLimit deliveries a minute that are taken of each source while nothing waits
   */
  public static Ground prepare(Path root, Path folder, Local local, int pages, int rateLimit)
      throws IOException {
    var repository = root.toRealPath();
    Files.writeString(
        folder.resolve("template.yaml"),
        Files.readString(root.resolve("template.yaml"))
            .replace("ContentUri: ", "ContentUri: " + repository + "/")
            .replace("CodeUri: ", "CodeUri: " + repository + "/"));
    Files.writeString(
        folder.resolve("parameters.yaml"),
        Files.readString(root.resolve("infra/local/parameters.yaml"))
            + UNLIMITED
            + rateLimit
            + "\n");
    Files.writeString(folder.resolve("secrets.json"), local.withAddresses(pages, Map.of()));
    return new Ground(folder);
  }

  /** The suite that keeps nothing, on a free port. */
  public Suite startEphemeral() {
    return start(0, List.of("--ephemeral"));
  }

  /** The suite on the state that is here from an earlier start, if there was one. */
  public Suite startOnState(int port) {
    return start(port, List.of("--state", folder.resolve("state").toString()));
  }

  /** The same engines in this JVM, with nobody at work on them. */
  public LocalRuntime startEngines() {
    return LocalRuntime.of(folder.resolve("template.yaml"))
        .parameters(folder.resolve("parameters.yaml"))
        .secrets(folder.resolve("secrets.json"))
        .withoutTriggers()
        .start();
  }

  private Suite start(int port, List<String> more) {
    var options = new ArrayList<>(more);
    options.addAll(List.of("--port", String.valueOf(port)));
    for (var file : List.of("template.yaml", "parameters.yaml", "secrets.json")) {
      options.add("--" + file.substring(0, file.indexOf('.')));
      options.add(folder.resolve(file).toString());
    }
    return Suite.start(TO_START, options, folder.resolve("suite.log"));
  }
}
