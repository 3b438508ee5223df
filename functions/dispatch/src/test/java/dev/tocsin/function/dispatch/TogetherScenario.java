// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.notify.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several messages in one invocation: what is done once for all, and who fails alone. */
class TogetherScenario {

  private Suite suite = new Suite();

  @Test
  void aGroupIsWrittenAndItsTimerSetOnceForAllMessages() {
    suite.killPoints.spare();
    deliver(warnings(1));
    int one = suite.killPoints.calls();

    suite = new Suite();
    suite.killPoints.spare();
    assertThat(deliver(warnings(10)).getBatchItemFailures()).isEmpty();

    // Nine more ends in the ledger, and nothing else.
    assertThat(suite.killPoints.calls()).isEqualTo(one + 9);
    assertThat(suite.timers.sent()).hasSize(1);
    assertThat(suite.alerts.firing(100)).hasSize(10);
    suite.at("1m");
    assertThat(suite.told()).containsExactly("team: first notification");
    assertThat(suite.published.getFirst().alerts()).hasSize(10);
  }

  @Test
  void refusalFailsThoseWhoseGroupIsConcernedAndNoOther() {
    suite.topics =
        told -> {
          if (told.groupLabels().get("service").equals("web")) {
            throw new IllegalStateException("the topic refuses");
          }
          suite.published.add(told);
        };

    var response =
        deliver(
            List.of(
                suite.batch("e1", suite.firing("Down", "critical", "web")),
                suite.batch("e2", suite.firing("Down", "critical", "queue")),
                suite.batch("e3", suite.firing("Down", "emergency", "web"))));

    assertThat(failed(response)).containsExactly("m1", "m3");
    assertThat(suite.ledger.find("e1")).isEmpty();
    assertThat(suite.ledger.find("e2").orElseThrow().outcome()).isNotNull();
  }

  @Test
  void messageThatCantBeTakenInFailsAlone() {
    suite.unstorable = "Poison";
    var messages =
        List.of(
            suite.batch("e1", suite.firing("Down", "critical", "web")),
            suite.batch("e2", suite.firing("Poison", "critical", "web")),
            suite.batch("e3", suite.firing("Down", "critical", "queue")));

    assertThat(failed(deliver(messages))).containsExactly("m2");
    assertThat(suite.told()).hasSize(2);
    assertThat(suite.ledger.find("e1")).isPresent();
    assertThat(suite.ledger.find("e3")).isPresent();
  }

  @Test
  void unreadableMessageFailsAlone() {
    var messages = List.of("no batch", suite.batch("e1", suite.firing("Down", "critical", "web")));

    assertThat(failed(suite.deliverTogether(messages))).containsExactly("m1");
    assertThat(suite.told()).hasSize(1);
  }

  @Test
  void whatBeginsAndEndsInOneInvocationIsTold() {
    var down = suite.firing("Down", "critical", "web");
    suite.clock.advance(Duration.ofSeconds(1));

    deliver(List.of(suite.batch("e1", down), suite.batch("e2", suite.resolved(down))));
    suite.at("5m");

    assertThat(suite.told())
        .containsExactly("pager: first notification", "pager: all alerts resolved");
  }

  @Test
  void sameAlertSaidTwiceIsOneAlertAndTwoEnds() {
    var down = suite.firing("Down", "critical", "web");

    deliver(List.of(suite.batch("e1", down), suite.batch("e2", down)));

    assertThat(suite.told()).hasSize(1);
    assertThat(suite.ledger.find("e1")).isPresent();
    assertThat(suite.ledger.find("e2")).isPresent();
  }

  @Test
  void survivesACrashAnywhere() {
    suite.killPoints.spare();
    deliver(mixed());
    int calls = suite.killPoints.calls();
    holds("without a crash");

    for (int call = 1; call <= calls; call++) {
      for (boolean before : new boolean[] {true, false}) {
        suite = new Suite();
        var messages = mixed();
        if (before) {
          suite.killPoints.killBefore(call);
        } else {
          suite.killPoints.killAfter(call);
        }
        try {
          deliver(messages);
        } catch (KillPoints.Killed expected) {
          assertThat(suite.killPoints.calls()).isGreaterThanOrEqualTo(call);
        }
        suite.killPoints.spare();
        suite.clock.advance(Duration.ofSeconds(90));
        assertThat(deliver(messages).getBatchItemFailures()).isEmpty();
        holds("killed " + (before ? "before" : "after") + " call " + call);
      }
    }
  }

  private void holds(String when) {
    suite.at("10m");
    assertThat(ids()).as(when).hasSize(3);
    assertThat(suite.requested.stream().map(request -> request.id()).distinct())
        .as(when)
        .hasSize(2);
    for (var event : List.of("e1", "e2", "e3")) {
      assertThat(suite.ledger.find(event).orElseThrow().outcome()).as(when).isNotNull();
    }
  }

  /** Two that page, of which one repairs, and one that waits in a group of its own. */
  private List<AlertBatch> mixed() {
    return List.of(
        suite.batch("e1", suite.firing("Down", "critical", "cache")),
        suite.batch("e2", suite.firing("Down", "critical", "web")),
        suite.batch("e3", suite.firing("Slow", "warning", "cache")));
  }

  private List<AlertBatch> warnings(int count) {
    var batches = new ArrayList<AlertBatch>();
    for (int i = 0; i < count; i++) {
      var alert = suite.firing("Slow", "warning" + (i == 0 ? "" : i), "web");
      batches.add(suite.batch("test:sha256:" + i, alert));
    }
    return batches;
  }

  private SQSBatchResponse deliver(List<AlertBatch> messages) {
    return suite.deliverTogether(messages);
  }

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .sorted()
        .toList();
  }

  private Set<String> ids() {
    return suite.published.stream().map(Notification::id).collect(Collectors.toSet());
  }
}
