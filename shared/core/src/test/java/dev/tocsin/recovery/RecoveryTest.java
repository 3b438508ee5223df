// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.recovery.Recovery.Status;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
  private static final Alert ALERT =
      new Alert(
          Labels.of("alertname", "LowSuccessRate", "service", "cache_manager"),
          Map.of(),
          T0,
          null,
          T0,
          "evaluate",
          "");

  private final Recovery requested =
      Recovery.requested(RecoveryRequest.of("restart-cache", ALERT, T0));

  @Test
  void aRequestIsTheFirstVersionAndIsAboutTheAlertsService() {
    assertThat(requested.version()).isEqualTo(1);
    assertThat(requested.service()).isEqualTo("cache_manager");
    assertThat(requested.id()).startsWith("restart-cache/" + ALERT.fingerprint() + "/");
    assertThat(requested.attempt()).isEmpty();
    assertThat(requested.over()).isFalse();
  }

  @Test
  void theSameFiringHasOneIdAndAnotherFiringAnother() {
    assertThat(RecoveryRequest.of("restart-cache", ALERT, T0.plusSeconds(9)).id())
        .isEqualTo(requested.id());
    var again = new Alert(ALERT.labels(), Map.of(), T0.plusSeconds(60), null, T0, "evaluate", "");
    assertThat(RecoveryRequest.of("restart-cache", again, T0).id()).isNotEqualTo(requested.id());
    assertThat(RecoveryRequest.of("other", ALERT, T0).id()).isNotEqualTo(requested.id());
  }

  @Test
  void everyStepIsAVersion() {
    var steps =
        new Recovery[] {
          requested.waiting("cooldown", T0),
          requested.running(T0),
          requested.looked(T0),
          requested.ended(Status.IGNORED, "over", T0),
          requested.paged(Status.REFUSED, "budget", T0)
        };
    assertThat(steps).allMatch(step -> step.version() == 2);
  }

  @Test
  void anAttemptHasOneKeyFromThePermitToItsEnd() {
    var first = requested.id() + "/1";
    var running = requested.running(T0);
    var verifying = running.verifying("HTTP 200", T0);
    assertThat(requested.attemptKey()).isEqualTo(first);
    assertThat(running.attemptKey()).isEqualTo(first);
    assertThat(verifying.attemptKey()).isEqualTo(first);
    assertThat(verifying.lastAttemptKey()).isEqualTo(first);

    var again = verifying.again("still fires", T0);
    assertThat(again.lastAttemptKey()).isEqualTo(first);
    assertThat(again.attemptKey()).isEqualTo(requested.id() + "/2");
    assertThat(again.running(T0).attemptKey()).isEqualTo(requested.id() + "/2");
  }

  @Test
  void anAttemptRemembersWhatWasDoneAndWhatWasFound() {
    var ended =
        requested
            .running(T0)
            .verifying("HTTP 200", T0.plusSeconds(1))
            .again("the alert still fires", T0.plusSeconds(91));
    assertThat(ended.attempts())
        .containsExactly(
            new Attempt(
                1, T0, T0.plusSeconds(1), T0.plusSeconds(91), "HTTP 200; the alert still fires"));
    assertThat(ended.status()).isEqualTo(Status.REQUESTED);
    assertThat(ended.reason()).isEqualTo("the alert still fires");
  }

  @Test
  void anEndClosesTheAttemptThatIsOpenAndNoOther() {
    var again = requested.running(T0).again("HTTP 503", T0.plusSeconds(1));
    var ended = again.ended(Status.SUCCEEDED, "the alert resolved", T0.plusSeconds(60));
    assertThat(ended.attempts()).isEqualTo(again.attempts());
    assertThat(ended.over()).isTrue();

    var open = requested.running(T0).ended(Status.FAILED, "it came back", T0.plusSeconds(5));
    assertThat(open.attempts())
        .containsExactly(new Attempt(1, T0, null, T0.plusSeconds(5), "it came back"));
  }

  @Test
  void aPagedRecoveryIsOverWhenItIsSettled() {
    var paged = requested.running(T0).paged(Status.ESCALATED, "no use", T0.plusSeconds(5));
    assertThat(paged.pagedAt()).isEqualTo(T0.plusSeconds(5));
    assertThat(paged.over()).isFalse();
    assertThat(paged.looked(T0.plusSeconds(60)).pagedAt()).isEqualTo(T0.plusSeconds(5));

    var settled = paged.settled(T0.plusSeconds(99));
    assertThat(settled.over()).isTrue();
    assertThat(settled.status()).isEqualTo(Status.ESCALATED);
    assertThat(settled.reason()).isEqualTo("no use");
    assertThat(settled.endedAt()).isEqualTo(T0.plusSeconds(99));
  }
}
