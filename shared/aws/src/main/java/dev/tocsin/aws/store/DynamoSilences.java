// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.match.Matcher;
import dev.tocsin.match.Matchers;
import dev.tocsin.mute.Silence;
import dev.tocsin.mute.Silences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Silences in the silences table under {@code silence/<id>}, all in one listing by their end: there
 * are few, and a flush asks for all that hold.
 */
public final class DynamoSilences implements Silences {

  /** How long an expired silence can still be looked up, as in Alertmanager. */
  private static final Duration RETENTION = Duration.ofDays(5);

  /** More silences than anybody keeps in mind; beyond that the ones that end last count. */
  private static final int MOST = 1_000;

  private static final String LIST = "silences";

  private final DocumentTable<Stored> table;
  private final InstantSource clock;

  /**
   * @param matchers as texts
   */
  record Stored(
      String id,
      List<String> matchers,
      Instant startsAt,
      Instant endsAt,
      String createdBy,
      String comment) {

    static Stored of(Silence silence) {
      return new Stored(
          silence.id(),
          silence.matchers().all().stream().map(Matcher::toString).toList(),
          silence.startsAt(),
          silence.endsAt(),
          silence.createdBy(),
          silence.comment());
    }

    Silence silence() {
      return new Silence(
          id,
          new Matchers(matchers.stream().map(Matcher::parse).toList()),
          startsAt,
          endsAt,
          createdBy,
          comment);
    }
  }

  public DynamoSilences(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new DocumentTable<>(dynamo, table, Stored.class, DynamoSilences::entry);
    this.clock = clock;
  }

  @Override
  public void save(Silence silence) {
    table.merge(
        key(silence.id()), clock.instant(), Stored.of(silence), (known, changed) -> changed);
  }

  @Override
  public Optional<Silence> find(String id) {
    return table
        .find(key(id), clock.instant())
        .map(DocumentTable.Versioned::document)
        .map(Stored::silence);
  }

  @Override
  public List<Silence> active(Instant now) {
    return table.list(LIST, true, MOST, now).stream()
        .map(Stored::silence)
        .filter(silence -> silence.state(now) == Silence.State.ACTIVE)
        .toList();
  }

  private static DocumentTable.Entry entry(Stored silence) {
    return new DocumentTable.Entry(LIST, silence.endsAt(), silence.endsAt().plus(RETENTION));
  }

  private static String key(String id) {
    return "silence/" + id;
  }
}
