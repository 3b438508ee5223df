// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.store.DynamoGroups;
import dev.tocsin.group.Group;
import dev.tocsin.group.GroupKey;
import dev.tocsin.match.Matchers;
import dev.tocsin.route.Grouping;
import dev.tocsin.route.Route;
import dev.tocsin.route.Settings;
import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An alert storm in one group: many invocations change one document at once. */
class ContendedGroupIT {

  private static final int WRITERS = 8;
  private static final int ALERTS_EACH = 3;

  private final ManualClock clock = new ManualClock();
  private final Backend backend = Backend.get();
  private final DynamoGroups groups =
      new DynamoGroups(backend.dynamo(), backend.table("AlertsTable"), clock);

  @Test
  void noAlertIsLostAndNobodyGivesUp() throws Exception {
    var settings =
        new Settings(
            "team-" + UUID.randomUUID(),
            new Grouping(List.of(), false),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Settings.OpensIncident.NEVER,
            "");
    var key =
        GroupKey.of(new Route("{}", Matchers.NONE, false, settings, List.of()), Labels.none());
    var empty = Group.empty(key, settings, clock.instant());

    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      var all =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  writer ->
                      writers.submit(
                          () -> {
                            for (int i = 0; i < ALERTS_EACH; i++) {
                              var alert = alert(writer + "-" + i);
                              groups.update(
                                  empty,
                                  group -> group.add(alert, clock.instant(), clock.instant()));
                            }
                          }))
              .toList();
      for (var one : all) {
        one.get();
      }
    }

    assertThat(groups.find(key.id()).orElseThrow().members()).hasSize(WRITERS * ALERTS_EACH);
  }

  private Alert alert(String instance) {
    var now = clock.instant();
    return new Alert(
        Labels.of("alertname", "Down", "instance", instance),
        Map.of("summary", "down"),
        now,
        null,
        now,
        "test",
        "");
  }
}
