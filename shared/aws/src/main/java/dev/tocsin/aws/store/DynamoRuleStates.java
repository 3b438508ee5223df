// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import dev.tocsin.aws.store.DocumentTable.Entry;
import dev.tocsin.rule.RuleState;
import dev.tocsin.rule.RuleStates;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The rules' states in DynamoDB, under {@code rule/<name>/<series>}. One that nothing happened to
 * for a month is forgotten, unless its alert is open.
 */
public final class DynamoRuleStates implements RuleStates {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final String OPEN = "open";

  /** More open alerts than this are looked through in the minutes to come. */
  private static final int MOST_OPEN = 1000;

  private final DocumentTable<Stored> table;

  /** A state with its subject, which a listing has to know. */
  record Stored(Subject subject, RuleState state) {}

  public DynamoRuleStates(DynamoDbClient dynamo, String table) {
    this.table = new DocumentTable<>(dynamo, table, Stored.class, DynamoRuleStates::entry);
  }

  @Override
  public Map<Subject, Versioned> find(Collection<Subject> subjects, Instant now) {
    var found = table.findAll(subjects.stream().map(DynamoRuleStates::key).toList(), now);
    var states = new HashMap<Subject, Versioned>();
    for (var subject : subjects) {
      var stored = found.get(key(subject));
      states.put(
          subject,
          stored == null ? UNKNOWN : new Versioned(stored.document().state(), stored.version()));
    }
    return states;
  }

  @Override
  public boolean put(Subject subject, RuleState state, long madeFrom, Instant now) {
    return table.put(key(subject), new Stored(subject, state), madeFrom, now);
  }

  @Override
  public List<Subject> open(Instant now) {
    return table.list(OPEN, false, MOST_OPEN, now).stream().map(Stored::subject).toList();
  }

  private static Entry entry(Stored stored) {
    var state = stored.state();
    if (state.firedAt() != null) {
      return new Entry(OPEN, state.decidedAt(), null);
    }
    return state.decidedAt() == null
        ? Entry.NONE
        : new Entry(null, null, state.decidedAt().plus(KEPT));
  }

  private static String key(Subject subject) {
    return "rule/" + subject.rule() + "/" + subject.series();
  }
}
