// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * ElasticMQ in this JVM, with the queues of a stack. With a folder every message is on disk before
 * it is acknowledged.
 */
public final class QueueEngine implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final Function0<Terminated> stop;
  private final Engine engine;

  private QueueEngine(Function0<Terminated> stop, Engine engine) {
    this.stop = stop;
    this.engine = engine;
  }

  /**
   * @param folder where the messages lie; empty keeps them in memory
   */
  public static QueueEngine start(Stack stack, Optional<Path> folder) {
    var settings = new LinkedHashMap<String, Object>();
    folder.ifPresent(it -> settings.putAll(storage(it)));
    int port = freePort();
    settings.put("rest-sqs.bind-hostname", "127.0.0.1");
    settings.put("rest-sqs.bind-port", port);
    var outside = stack.deployment().endpoint();
    settings.put("node-address.host", outside.getHost());
    settings.put("node-address.port", outside.getPort());
    settings.put("aws.region", stack.deployment().region());
    settings.put("aws.accountId", stack.deployment().accountId());
    settings.putAll(Queues.settings(stack));
    Config config =
        ConfigFactory.parseMap(settings)
            .withFallback(ConfigFactory.load(QueueEngine.class.getClassLoader()));
    var server = new ElasticMQServer(new ElasticMQServerConfig(config));
    var started =
        new QueueEngine(server.start(), new Engine(URI.create("http://127.0.0.1:" + port + "/")));
    Queues.await(started.engine, stack, LONGEST_START);
    return started;
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
    stop.apply();
  }

  /** H2 must write a message before it is acknowledged; by default it would a little later. */
  private static Map<String, Object> storage(Path folder) {
    var uri =
        "jdbc:h2:"
            + folder.toAbsolutePath().resolve("queues")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    try {
      Files.createDirectories(folder);
      DriverManager.getConnection(uri).close();
    } catch (SQLException e) {
      throw StateException.damaged(folder, e);
    } catch (IOException e) {
      throw new StateException("the queues' folder can't be used: " + e);
    }
    return Map.of(
        "messages-storage.enabled",
        true,
        "messages-storage.driver-class",
        "org.h2.Driver",
        "messages-storage.uri",
        uri);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StateException("there is no free port: " + e);
    }
  }
}
