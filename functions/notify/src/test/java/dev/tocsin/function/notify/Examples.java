// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notifications that the tests of this package share. */
final class Examples {

  static final Instant NOW = ManualClock.START;

  private Examples() {}

  static Alert alert(String instance, @Nullable Instant end) {
    return new Alert(
        Labels.of(
            "alertname",
            "CacheSuccessRateLow",
            "service",
            "cache_manager",
            "severity",
            "critical",
            "instance",
            instance),
        Map.of(
            "summary",
            "Cache answers <99% of requests & falls",
            "runbook_url",
            "https://wiki.example/cache"),
        NOW.minusSeconds(90),
        end,
        NOW.minusSeconds(1),
        "evaluate",
        "https://tocsin.example/rules/cache");
  }

  static Notification notification(NotifyReason reason, Alert... alerts) {
    return new Notification(
        "8f3a/1/first",
        "team-cache",
        reason,
        Severity.CRITICAL,
        "{}/{service=\"cache_manager\"}:{alertname=\"CacheSuccessRateLow\"}",
        Labels.of("alertname", "CacheSuccessRateLow"),
        List.of(alerts),
        "8f3a/1",
        NOW,
        NOW.minusMillis(40));
  }
}
