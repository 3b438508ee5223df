// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import com.sun.net.httpserver.HttpServer;
import dev.tocsin.demo.Sender;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The sample program: a cache under load that reports to Tocsin and takes repair requests. */
public final class SampleProgram implements AutoCloseable {

  /** What a read from the store takes. */
  private static final Duration STORE_TIME = Duration.ofMillis(8);

  private final CachedReads reads;
  private final Load load = new Load();
  private final Reporter reporter;
  private final RepairDesk desk;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * What the program needs to know.
   *
   * @param name the service's name in its reports
   * @param port where it takes repair requests; 0 for any free one
   * @param scheme how these are signed
   * @param keys with what
   */
  public record Settings(String name, int port, Scheme scheme, Keys keys) {}

  /**
   * @param accepted is told of each report that Tocsin accepted
   * @param repaired is told the idempotency key of each repair that was done
   */
  public SampleProgram(
      Settings settings,
      Sender sender,
      InstantSource clock,
      Consumer<Reporter.Report> accepted,
      Consumer<String> repaired) {
    reads = new CachedReads(STORE_TIME, clock);
    reporter = new Reporter(settings.name(), reads.meter(), sender, clock, accepted);
    desk = new RepairDesk(settings.scheme(), settings.keys(), reads::repair, repaired, clock);
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port " + settings.port() + " for " + settings.name() + " can't be had", e);
    }
    server.setExecutor(threads);
    server.createContext("/repair", desk::handle);
  }

  public void start() {
    server.start();
    load.start(reads);
    reporter.start();
  }

  /** Where it takes repair requests. */
  public String repairUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/repair";
  }

  /** Breaks it so that a repair mends it. */
  public void breakDown() {
    reads.breakDown();
  }

  /** Breaks it so that a repair does not help. */
  public void breakForGood() {
    reads.breakForGood();
  }

  /** What only a person can do about the latter. */
  public void fix() {
    reads.fix();
  }

  /** The idempotency keys of the repair requests that came, repeated ones repeated. */
  public List<String> repairCalls() {
    return desk.calls();
  }

  public List<Reporter.Report> accepted() {
    return reporter.accepted();
  }

  /** Takes no more readings; what is not accepted yet can still be {@link #flush flushed}. */
  public void stopReporting() {
    reporter.close();
  }

  /** Sends what is not accepted yet. */
  public void flush() {
    reporter.report();
  }

  @Override
  public void close() {
    reporter.close();
    load.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
