// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this JVM, called by way of its request handler:
 * docs/adr/0013-engines-without-a-socket.md. Its own main class is passed by: that one listens on
 * every interface and phones home. With a folder everything is on disk before it is acknowledged.
 */
public final class DynamoEngine implements Engine, AutoCloseable {

  private static final String LIST_TABLES = Tables.API + "ListTables";
  private static final Set<String> TRANSACTIONS =
      Set.of("TransactWriteItems", "ExecuteTransaction");

  private final LocalDynamoDBRequestHandler requests;
  private final HandlerEngine handler;
  private final boolean isOnDisk;

  private DynamoEngine(LocalDynamoDBRequestHandler requests, boolean isOnDisk) {
    this.requests = requests;
    this.isOnDisk = isOnDisk;
    this.handler = new HandlerEngine(new LocalDynamoDBServerHandler(requests, null));
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
      var started = new DynamoEngine(requests, folder.isPresent());
      started.check(folder);
      return started;
    } catch (StateException e) {
      throw e;
    } catch (IOException e) {
      throw new StateException("the tables' folder can't be used: " + e);
    } catch (Exception e) { // DynamoDB Local declares it.
      throw folder
          .map(it -> StateException.damaged(it, e))
          .orElseGet(() -> new StateException("DynamoDB Local does not start: " + e));
    }
  }

  @Override
  public AwsResponse answer(Call call) {
    var answer = handler.answer(call);
    return isOnDisk && TRANSACTIONS.contains(call.operation()) ? onceCommitted(answer) : answer;
  }

  /**
   * DynamoDB Local acknowledges a transaction, and only a transaction, before SQLite has committed
   * it. It works off what it asks SQLite one by one, so the answer to whatever is asked next means
   * that the commit is done: docs/adr/0020-what-the-engines-keep.md.
   */
  private AwsResponse onceCommitted(AwsResponse answer) {
    var next = call(LIST_TABLES, "{\"Limit\":1}");
    return next.status() == 200 ? answer : next;
  }

  @Override
  public void close() {
    handler.close();
    requests.shutdown();
  }

  /** The first call opens the database. */
  private void check(Optional<Path> folder) {
    var answer = call(LIST_TABLES, "{}");
    if (answer.status() != 200) {
      close();
      throw StateException.damaged(
          folder.map(Path::toString).orElse("memory"),
          new IOException(new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }
}
