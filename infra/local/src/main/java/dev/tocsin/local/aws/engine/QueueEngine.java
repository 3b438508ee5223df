// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import scala.Function0;

/**
 * ElasticMQ in this JVM, with the queues of a stack. With a folder every message is on disk before
 * it is acknowledged.
 */
public final class QueueEngine implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final @Nullable QueueStorage storage;
  private final Function0<Terminated> stop;
  private final HttpEngine engine;

  private QueueEngine(
      @Nullable QueueStorage storage, Function0<Terminated> stop, HttpEngine engine) {
    this.storage = storage;
    this.stop = stop;
    this.engine = engine;
  }

  /**
   * @param folder where the messages lie; empty keeps them in memory
   */
  public static QueueEngine start(Stack stack, Optional<Path> folder) {
    var storage = folder.map(QueueStorage::open).orElse(null);
    int port = freePort();
    var stop = new ElasticMQServer(new ElasticMQServerConfig(config(stack, port, storage))).start();
    var started =
        new QueueEngine(
            storage, stop, new HttpEngine(URI.create("http://127.0.0.1:" + port + "/")));
    try {
      Queues.await(started.engine, stack, LONGEST_START);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
    stop.apply();
    if (storage != null) {
      storage.close();
    }
  }

  private static Config config(Stack stack, int port, @Nullable QueueStorage storage) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("rest-sqs.bind-hostname", "127.0.0.1");
    settings.put("rest-sqs.bind-port", port);
    // Queue URLs are those of the front, which is what the functions' environment says.
    var at = stack.deployment();
    settings.put("node-address.host", at.endpoint().getHost());
    settings.put("node-address.port", at.endpoint().getPort());
    settings.put("aws.region", at.region());
    settings.put("aws.accountId", at.accountId());
    settings.putAll(Queues.settings(stack));
    if (storage != null) {
      settings.putAll(storage.settings());
    }
    return ConfigFactory.parseMap(settings)
        .withFallback(ConfigFactory.load(QueueEngine.class.getClassLoader()));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StateException("there is no free port: " + e);
    }
  }
}
