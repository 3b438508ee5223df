// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another's program, listening on a port of this machine. */
public final class Peer implements AutoCloseable {

  private static final Duration TO_START = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final long LOOK_MILLIS = 20;

  private final Process process;
  private final URI server;

  private Peer(Process process, URI server) {
    this.process = process;
    this.server = server;
  }

  /**
   * Where a program is: among those that {@code infra/peers/install} got, or on the path.
   *
   * @param root the repository's
   */
  public static Optional<Path> find(Path root, String program) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(root.resolve(".peers/bin")), Stream.of(path.split(":")).map(Path::of))
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a program and waits until it listens.
   *
   * @param log where its output goes
   */
  public static Peer start(List<String> command, int port, Path log) throws IOException {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    long end = System.nanoTime() + TO_START.toNanos();
    while (!isListening(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " did not start: " + Files.readString(log));
      }
      pause(process);
    }
    return new Peer(process, URI.create("http://127.0.0.1:" + port));
  }

  public URI server() {
    return server;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Waits until it has no more children: a daemon may answer before it has done the work. */
  public Duration idle() {
    long start = System.nanoTime();
    long last = start;
    while (System.nanoTime() - last < QUIET.toNanos()) {
      if (process.children().findAny().isPresent()) {
        last = System.nanoTime();
      }
      pause(process);
    }
    return Duration.ofNanos(last - start);
  }

  /** A port on which nobody listens. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isListening(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static void pause(Process process) {
    try {
      process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
