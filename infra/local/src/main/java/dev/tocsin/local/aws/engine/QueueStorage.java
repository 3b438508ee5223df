// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import scalikejdbc.ConnectionPool;

/** The database in which ElasticMQ keeps messages. */
final class QueueStorage implements AutoCloseable {

  /** ElasticMQ's connection pool is one for the whole JVM, and so is what it is connected to. */
  private static final AtomicBoolean OPEN = new AtomicBoolean();

  private final String uri;

  private QueueStorage(String uri) {
    this.uri = uri;
  }

  /**
   * @throws StateException if it is damaged, or one is open in this JVM already
   */
  static QueueStorage open(Path folder) {
    // Without WRITE_DELAY=0 H2 writes a message a little after it was acknowledged.
    var uri =
        "jdbc:h2:"
            + folder.toAbsolutePath().resolve("queues")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    if (!OPEN.compareAndSet(false, true)) {
      throw new StateException("only one runtime in a JVM can have a state folder");
    }
    try {
      Files.createDirectories(folder);
      DriverManager.getConnection(uri).close();
    } catch (SQLException e) {
      OPEN.set(false);
      throw StateException.damaged(folder, e);
    } catch (IOException e) {
      OPEN.set(false);
      throw new StateException("the queues' folder can't be used: " + e);
    }
    connect(uri);
    return new QueueStorage(uri);
  }

  /** As ElasticMQ's configuration has them. */
  Map<String, Object> settings() {
    return Map.of(
        "messages-storage.enabled",
        true,
        "messages-storage.driver-class",
        "org.h2.Driver",
        "messages-storage.uri",
        uri);
  }

  @Override
  public void close() {
    ConnectionPool.closeAll();
    OPEN.set(false);
  }

  /** ElasticMQ does this only once in a JVM, so that a second start would use the first folder. */
  private static void connect(String uri) {
    var settings = ConnectionPool.singleton$default$4();
    ConnectionPool.singleton(
        uri, "", "", settings, ConnectionPool.singleton$default$5(uri, "", "", settings));
  }
}
