// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import static dev.tocsin.function.notify.Examples.NOW;
import static dev.tocsin.function.notify.Examples.alert;
import static dev.tocsin.function.notify.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.notify.PlainText;
import dev.tocsin.testkit.Golden;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainTextGolden {

  @Test
  void alertsOfAGroup() {
    var notification =
        notification(
            NotifyReason.FIRST_NOTIFICATION, alert("a", null), alert("b", NOW.minusSeconds(5)));

    Golden.assertMatches(PlainTextGolden.class, "mail.txt", PlainText.of(notification));
    assertThat(PlainText.subject(notification))
        .isEqualTo("[FIRING:1] CacheSuccessRateLow (cache_manager critical)");
  }

  @Test
  void manyAlertsAreListedInPartAndCounted() {
    var alerts = IntStream.range(0, 25).mapToObj(i -> alert("i" + i, null)).toArray(Alert[]::new);

    assertThat(PlainText.of(notification(NotifyReason.NEW_ALERTS_ADDED, alerts)))
        .contains("instance=\"i19\"", "... and 5 more")
        .doesNotContain("instance=\"i20\"");
  }

  @Test
  void subjectIsAShortLineOfAscii() {
    var alert =
        new Alert(
            Labels.of("alertname", "Größe\nzu klein", "service", "x".repeat(200)),
            Map.of(),
            NOW,
            null,
            NOW,
            "test",
            "");

    assertThat(PlainText.subject(notification(NotifyReason.FIRST_NOTIFICATION, alert)))
        .startsWith("[FIRING:1] Gr??e?zu klein (x")
        .hasSize(100);
  }
}
