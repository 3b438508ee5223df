// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.heartbeat.Heartbeats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Signs of life in the sources table under {@code heartbeat/<name>}. */
public final class DynamoHeartbeats implements Heartbeats {

  private final DocumentTable<Heard> table;
  private final InstantSource clock;

  record Heard(Instant at) {}

  public DynamoHeartbeats(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Heard.class, heard -> DocumentTable.Entry.NONE);
    this.clock = clock;
  }

  @Override
  public void beat(String name, Instant at) {
    table.merge(
        key(name),
        clock.instant(),
        new Heard(at),
        (known, heard) -> heard.at().isAfter(known.at()) ? heard : known);
  }

  @Override
  public Optional<Instant> last(String name) {
    return table.find(key(name), clock.instant()).map(found -> found.document().at());
  }

  private static String key(String name) {
    return "heartbeat/" + name;
  }
}
