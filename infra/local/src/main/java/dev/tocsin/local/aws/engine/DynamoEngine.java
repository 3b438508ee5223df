// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this JVM, on a loopback port that the system chooses. Its own main class is
 * passed by: that one listens on every interface and phones home.
 */
public final class DynamoEngine implements AutoCloseable {

  private final Server server;
  private final LocalDynamoDBRequestHandler requests;
  private final Engine engine;

  private DynamoEngine(Server server, LocalDynamoDBRequestHandler requests, Engine engine) {
    this.server = server;
    this.requests = requests;
    this.engine = engine;
  }

  /**
   * @param folder where the tables lie; empty keeps them in memory
   */
  public static DynamoEngine start(Optional<Path> folder) {
    try {
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
      var path = folder.map(it -> it.toAbsolutePath().toString()).orElse(null);
      var requests = new LocalDynamoDBRequestHandler(0, folder.isEmpty(), path, true, false);
      var threads = new QueuedThreadPool();
      threads.setName("dynamodb");
      threads.setDaemon(true);
      var server = new Server(threads);
      var connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      connector.setPort(0);
      server.addConnector(connector);
      server.setHandler(new LocalDynamoDBServerHandler(requests, null));
      server.start();
      var engine = new Engine(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/"));
      var started = new DynamoEngine(server, requests, engine);
      started.check(folder);
      return started;
    } catch (StateException e) {
      throw e;
    } catch (IOException e) {
      throw new StateException("the tables' folder can't be used: " + e);
    } catch (Exception e) { // Jetty's start and DynamoDB Local declare it.
      throw folder
          .map(it -> StateException.damaged(it, e))
          .orElseGet(() -> new StateException("DynamoDB Local does not start: " + e));
    }
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares it.
      throw new StateException("DynamoDB Local does not stop: " + e);
    } finally {
      requests.shutdown();
    }
  }

  /** The first call opens the database. */
  private void check(Optional<Path> folder) {
    var answer = engine.call("DynamoDB_20120810.ListTables", "{}");
    if (answer.status() != 200) {
      close();
      throw StateException.damaged(
          folder.map(Path::toString).orElse("memory"),
          new IOException(new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }
}
