// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds in whatever order a queue delivers triggers, ends and annotations of one key, and
 * however often, from seeds that are named.
 */
class KeyedAlertProperties {

  private static final int ROUNDS = 2_000;
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant LATER = START.plusSeconds(3_600);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void latestTriggerOrEndDecidesWhetherItFires(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      var said = said(random);
      var last = said.stream().filter(one -> !isAnnotation(one)).toList().getLast();

      var known = delivered(said, random);

      assertThat(known.isBare()).as("%s", said).isFalse();
      assertThat(known.status(LATER)).as("%s", said).isEqualTo(last.status(LATER));
      assertThat(known.name()).startsWith("Alert");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 21, 34})
  void sameAgainChangesNothing(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      var said = said(random);
      var known = delivered(said, random);

      for (var again : said) {
        assertThat(known.merge(again).status(LATER)).as("%s", said).isEqualTo(known.status(LATER));
      }
    }
  }

  /** In the order of their times, a second apart; the first is a trigger. */
  private static List<Alert> said(Random random) {
    var said = new ArrayList<Alert>();
    said.add(trigger(0, random));
    for (int second = 1; second <= random.nextInt(1, 7); second++) {
      var at = START.plusSeconds(second);
      said.add(
          switch (random.nextInt(3)) {
            case 0 -> trigger(second, random);
            case 1 -> Alert.ended("key", Map.of("closed_by", "ada"), at, "test");
            default -> Alert.annotated("key", Map.of("note", "n" + second), at, "test");
          });
    }
    return said;
  }

  /** All of them in any order, some twice; annotations of what is not known yet are not kept. */
  private static Alert delivered(List<Alert> said, Random random) {
    var deliveries = new ArrayList<>(said);
    deliveries.add(said.get(random.nextInt(said.size())));
    Collections.shuffle(deliveries, random);
    Alert known = null;
    for (var statement : deliveries) {
      if (known != null) {
        known = known.merge(statement);
      } else if (!isAnnotation(statement)) {
        known = statement;
      }
    }
    assertThat(known).isNotNull();
    return known;
  }

  private static boolean isAnnotation(Alert statement) {
    return statement.isBare() && statement.endsAt() == null;
  }

  private static Alert trigger(int second, Random random) {
    var at = START.plusSeconds(second);
    var labels =
        Labels.of("alertname", "Alert" + random.nextInt(2), Labels.DEDUP_KEY, "key", "x", "y");
    return new Alert(labels, Map.of("summary", "s" + second), at, null, at, "test", "");
  }
}
