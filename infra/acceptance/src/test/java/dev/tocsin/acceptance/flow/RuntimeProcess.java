// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import dev.tocsin.acceptance.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The local runtime as "make run" starts it, in a process of its own that can be killed. */
final class RuntimeProcess implements AutoCloseable {

  private static final String READY = "Tocsin is ready at ";

  private final Process process;
  private final Client client;

  private RuntimeProcess(Process process, URI api) {
    this.process = process;
    this.client = new Client(api, "");
  }

  static RuntimeProcess start(Path template, Path state, URI people) throws IOException {
    var builder =
        new ProcessBuilder(
                Repository.file("infra/local/tocsin-local").toString(),
                "run",
                "--port",
                "0",
                "--template",
                template.toString(),
                "--state",
                state.toString(),
                "--secrets",
                Suite.secrets(people, people).toString())
            .directory(Repository.file(".").toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    return new RuntimeProcess(process, ready(process.inputReader()));
  }

  private static URI ready(BufferedReader console) throws IOException {
    var said = new StringBuilder();
    for (var line = console.readLine(); line != null; line = console.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> console.lines().forEach(_ -> {}));
        return URI.create(line.substring(READY.length()).strip());
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the runtime ended while starting:\n" + said);
  }

  Client client() {
    return client;
  }

  /** SIGKILL: no hook runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
