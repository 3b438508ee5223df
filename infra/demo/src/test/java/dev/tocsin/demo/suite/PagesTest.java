// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.testkit.ManualClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {

  private final ManualClock clock = new ManualClock();
  private final List<Pages.Page> arrived = new ArrayList<>();
  private final Pages pages = new Pages(0, clock, arrived::add);

  @AfterEach
  void close() {
    pages.close();
  }

  @Test
  void aPageIsRememberedWithItsKeyAndItsTime() throws Exception {
    assertThat(post("/page", "n-1", "firing", "Low")).isEqualTo(200);
    assertThat(post("/page", "n-1", "firing", "Low")).isEqualTo(200);
    assertThat(post("/team", "n-2", "resolved", "Other")).isEqualTo(200);

    assertThat(pages.all())
        .isEqualTo(arrived)
        .extracting(page -> page.path() + " " + page.key() + " " + page.isFiring())
        .containsExactly("/page n-1 true", "/page n-1 true", "/team n-2 false");
    var page = pages.first("alertname", "Other").orElseThrow();
    assertThat(page.at()).isEqualTo(clock.instant());
    assertThat(page.reason()).isEqualTo("first notification");
    assertThat(pages.first("alertname", "None")).isEmpty();
  }

  private int post(String path, String key, String status, String alert) throws Exception {
    var body =
        """
        {"status": "%s", "notification_reason": "first notification", "groupLabels": {"alertname": "%s"}}"""
            .formatted(status, alert);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pages.port() + path))
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
