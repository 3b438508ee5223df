// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ElasticMQ in this JVM, with the queues of a stack. With a folder every message is on disk before
 * it is acknowledged.
 */
public final class QueueEngine implements Engine, AutoCloseable {

  private final @Nullable QueueStorage storage;
  private final QueueServer server;
  private final QueueCalls calls;
  private final HttpEngine http;

  private QueueEngine(
      @Nullable QueueStorage storage, QueueServer server, QueueCalls calls, HttpEngine http) {
    this.storage = storage;
    this.server = server;
    this.calls = calls;
    this.http = http;
  }

  /**
   * @param folder where the messages lie; empty keeps them in memory
   */
  public static QueueEngine start(Stack stack, Optional<Path> folder) {
    var storage = folder.map(QueueStorage::open).orElse(null);
    try {
      int port = freePort();
      var server = QueueServer.start(config(stack, port, storage));
      var started =
          new QueueEngine(
              storage,
              server,
              new QueueCalls(server, arnPrefix(stack)),
              new HttpEngine(URI.create("http://127.0.0.1:" + port + "/")));
      try {
        Queues.configure(started, stack);
        return started;
      } catch (RuntimeException e) {
        started.http.close();
        server.close();
        throw e;
      }
    } catch (RuntimeException e) {
      if (storage != null) {
        storage.close();
      }
      throw e;
    }
  }

  @Override
  public AwsResponse answer(Call call) {
    return calls.answer(call).orElseGet(() -> http.answer(call));
  }

  @Override
  public void close() {
    http.close();
    server.close();
    if (storage != null) {
      storage.close();
    }
  }

  private static String arnPrefix(Stack stack) {
    var at = stack.deployment();
    return "arn:aws:sqs:" + at.region() + ":" + at.accountId() + ":";
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
