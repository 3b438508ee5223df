// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.group.Group;
import dev.tocsin.group.Groups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Groups in the alerts table under {@code group/<id>}. A group in which nothing fires any more is
 * forgotten after five days, which is how long Alertmanager keeps its notification log.
 */
public final class DynamoGroups implements Groups {

  private static final Duration RETENTION = Duration.ofDays(5);

  private final DocumentTable<Group> table;
  private final InstantSource clock;

  public DynamoGroups(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Group.class, this::entry);
    this.clock = clock;
  }

  @Override
  public Optional<Group> find(String id) {
    return table.find(key(id), clock.instant()).map(DocumentTable.Versioned::document);
  }

  @Override
  public Change update(Group empty, UnaryOperator<Group> decision) {
    var before = new AtomicReference<>(empty);
    var after =
        table.update(key(empty.key().id()), clock.instant(), empty, remembering(before, decision));
    return new Change(before.get(), after);
  }

  @Override
  public Optional<Change> change(String id, UnaryOperator<Group> decision) {
    var before = new AtomicReference<Group>();
    return table
        .change(key(id), clock.instant(), remembering(before, decision))
        .map(after -> new Change(before.get(), after));
  }

  /** The decision may be made several times; what counts is what the last one was made from. */
  private static UnaryOperator<Group> remembering(
      AtomicReference<Group> before, UnaryOperator<Group> decision) {
    return group -> {
      before.set(group);
      return decision.apply(group);
    };
  }

  private DocumentTable.Entry entry(Group group) {
    boolean isOver = group.members().isEmpty() && group.pending() == null;
    return new DocumentTable.Entry(null, null, isOver ? clock.instant().plus(RETENTION) : null);
  }

  private static String key(String id) {
    return "group/" + id;
  }
}
