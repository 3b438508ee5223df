// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Alerts;
import dev.tocsin.alert.Fingerprint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Alerts in the alerts table under {@code alert/<fingerprint>}. Those without a known past end are
 * listed by their start and the others by their end, each spread over 16 listings by the first
 * digit of the fingerprint, so that a storm of alerts does not meet the write limit of a single
 * key.
 */
public final class DynamoAlerts implements Alerts {

  /** How long an alert that is over can still be asked for. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** Longer than anything stays on the alerts queue, dead letters left aside. */
  private static final Duration BARE_END_IS_REMEMBERED = Duration.ofDays(5);

  private static final int SHARDS = 16;
  private static final String FIRING = "firing/";
  private static final String RESOLVED = "resolved/";

  private final DocumentTable<Alert> table;
  private final InstantSource clock;

  public DynamoAlerts(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Alert.class, DynamoAlerts::entry);
    this.clock = clock;
  }

  @Override
  public List<Alert> merge(List<Alert> statements) {
    var now = clock.instant();
    var known = table.ahead(statements.stream().map(DynamoAlerts::key).toList(), now);
    return statements.stream().map(statement -> merge(known, statement)).toList();
  }

  private static Alert merge(DocumentTable<Alert>.Ahead known, Alert statement) {
    return statement.isBare() && statement.endsAt() == null
        ? known.change(key(statement), alert -> alert.merge(statement)).orElse(statement)
        : known.merge(key(statement), statement, Alert::merge);
  }

  @Override
  public Optional<Alert> find(Fingerprint fingerprint) {
    return table.find(key(fingerprint), clock.instant()).map(DocumentTable.Versioned::document);
  }

  @Override
  public List<Alert> firing(int limit) {
    // Those past an announced end come first, as the oldest; they must not use up the limit.
    return list(FIRING, false, limit, alert -> is(alert, Alert.Status.FIRING))
        .sorted(Comparator.comparing(Alert::startsAt))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Alert> resolved(int limit) {
    // An end that was announced may have come since without anybody writing it down.
    return Stream.concat(
            list(RESOLVED, true, limit, any -> true), list(FIRING, false, limit, any -> true))
        .filter(alert -> is(alert, Alert.Status.RESOLVED))
        .sorted(Comparator.comparing((Alert alert) -> alert.end().orElseThrow()).reversed())
        .limit(limit)
        .toList();
  }

  private boolean is(Alert alert, Alert.Status status) {
    return alert.status(clock.instant()) == status;
  }

  private Stream<Alert> list(
      String listing, boolean latestFirst, int limit, Predicate<Alert> wanted) {
    var now = clock.instant();
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> listing + Integer.toHexString(shard))
        .flatMap(shard -> table.list(shard, latestFirst, limit, now, wanted).stream());
  }

  private static DocumentTable.Entry entry(Alert alert) {
    var end = alert.endsAt();
    if (alert.isBare() && end != null) {
      return new DocumentTable.Entry(null, null, end.plus(BARE_END_IS_REMEMBERED));
    }
    var digit = alert.fingerprint().hex().charAt(0);
    return end != null && !end.isAfter(alert.updatedAt())
        ? new DocumentTable.Entry(RESOLVED + digit, end, end.plus(RETENTION))
        : new DocumentTable.Entry(
            FIRING + digit, alert.startsAt(), end == null ? null : end.plus(RETENTION));
  }

  private static String key(Alert alert) {
    return key(alert.fingerprint());
  }

  private static String key(Fingerprint fingerprint) {
    return "alert/" + fingerprint;
  }
}
