// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.ChildJvm;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes transactions, and is dead the moment that the last of them is acknowledged: by SIGKILL, as
 * {@link Runtime#halt} waits for threads that are in native code, and SQLite's is.
 */
final class SuddenDeath {

  /** The first ones are for the JVM to become fast, so that it is dead soon enough. */
  static final int TRANSACTIONS = 40;

  /** As many as there can be, so that writing them down takes a while. */
  static final int ITEMS = 100;

  private static final int SIGKILL = 9;

  private static final String TABLE =
      """
      {"TableName": "items", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
       "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}
      """;

  private SuddenDeath() {}

  /** Returns when it has died. */
  static void of(Path folder) throws IOException, InterruptedException {
    int exit = ChildJvm.start(SuddenDeath.class, folder).waitFor();
    if (exit != 128 + SIGKILL) {
      throw new IllegalStateException("it ended with " + exit);
    }
  }

  @SuppressWarnings("restricted")
  public static void main(String[] args) throws Throwable {
    var raise =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("raise"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    var engine = DynamoEngine.start(Optional.of(Path.of(args[0])));
    engine.call(Tables.API + "CreateTable", TABLE);
    for (int i = 1; i < TRANSACTIONS; i++) {
      write(engine, transaction(i));
    }
    var last = transaction(TRANSACTIONS);
    write(engine, last);
    int unreachable = (int) raise.invokeExact(SIGKILL);
    throw new IllegalStateException("it is still alive: " + unreachable);
  }

  private static void write(DynamoEngine engine, String transaction) {
    var answer = engine.call(Tables.API + "TransactWriteItems", transaction);
    if (answer.status() != 200) {
      throw new IllegalStateException(Tables.parse(answer).toString());
    }
  }

  private static String transaction(int number) {
    ObjectNode request = Tables.JSON.createObjectNode();
    var items = request.putArray("TransactItems");
    for (int i = 0; i < ITEMS; i++) {
      var put = items.addObject().putObject("Put").put("TableName", "items");
      put.putObject("Item").putObject("pk").put("S", number + "/" + i);
    }
    return request.toString();
  }
}
