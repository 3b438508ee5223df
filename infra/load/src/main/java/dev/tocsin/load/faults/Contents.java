// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.load.faults.Content.Said;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what each sender of the mix says, in its own format. Everything has a time before the run
 * began, so that a delivery says the same whenever it is sent; values are whole numbers, so that
 * sums are exact.
 */
final class Contents {

  /** In no rule. */
  static final String METRIC = "fault_test";

  static final String LEADS = "leads";

  private static final int SERIES = 12;
  private static final int MINUTES = 3;
  private static final int VALUES = 1000;

  /** So many alerts of one service are one group. */
  private static final int GROUP = 10;

  private final Instant start;
  private final String mark;

  /**
   * @param start of the run
   * @param mark stands in everything that is written, so that it can be found
   */
  Contents(Instant start, String mark) {
    this.start = start;
    this.mark = mark;
  }

  /** One to three samples, over many series and minutes. */
  Content samples(int number) {
    var samples = new ArrayList<Sample>();
    var items = new ArrayList<Object>();
    for (int i = 0; i <= number % 3; i++) {
      var labels = Map.of("service", "fault-" + number % SERIES, "operation", mark);
      var at = start.minus(Duration.ofMinutes(1 + number % MINUTES)).plusMillis(number % VALUES);
      long value = (number + i) % VALUES;
      samples.add(new Sample(new SeriesKey(METRIC, Labels.of(labels)), at, value));
      items.add(
          Map.of("metric", METRIC, "labels", labels, "value", value, "timestamp", at.toString()));
    }
    return Content.ofSamples("metrics", Json.write(Map.of("samples", items)), samples);
  }

  /** HighLevel's event about a new contact; every fourth without the id that later ones have. */
  Content contact(int number) {
    var at = start.minus(Duration.ofMinutes(1 + number % MINUTES)).plusMillis(number);
    var body =
        new TreeMap<String, Object>(
            Map.of(
                "type",
                "ContactCreate",
                "locationId",
                mark,
                "id",
                "contact-" + number,
                "firstName",
                "Ada",
                "timestamp",
                at.toString()));
    if (number % 4 > 0) {
      body.put("webhookId", mark + "-" + number);
    }
    var labels = Labels.of("source", "gohighlevel", "location", mark);
    return Content.ofSamples(
        "gohighlevel", Json.write(body), List.of(new Sample(new SeriesKey(LEADS, labels), at, 1)));
  }

  /** One alert as {@code plain} and {@code standard} send it. */
  Content alert(String source, int number, boolean firing) {
    var labels = labels("Plain", number);
    return Content.ofAlerts(
        source,
        Map.of(),
        Json.write(item(labels, number, firing)),
        List.of(new Said(Labels.of(labels), firing)));
  }

  /** A group of two to four alerts from Alertmanager. */
  Content group(int number, boolean firing) {
    var said = new ArrayList<Said>();
    var items = new ArrayList<Object>();
    for (int i = 0; i <= 1 + number % 3; i++) {
      var labels = new TreeMap<>(labels("Grouped", number));
      labels.put("instance", labels.get("instance") + "-" + i);
      said.add(new Said(Labels.of(labels), firing));
      items.add(item(labels, number, firing));
    }
    var body =
        Json.write(
            Map.of(
                "version",
                "4",
                "groupKey",
                mark + number,
                "receiver",
                "tocsin",
                "status",
                firing ? "firing" : "resolved",
                "alerts",
                items));
    return Content.ofAlerts("alertmanager", Map.of(), body, said);
  }

  /** GitHub's event about a workflow run on the default branch that has ended. */
  Content workflow(int number, boolean firing) {
    var repository = mark.toLowerCase(Locale.ROOT) + "-" + number;
    var at = start.minus(Duration.ofMinutes(firing ? 20 : 10));
    var body =
        Map.of(
            "action", "completed",
            "workflow_run",
                Map.of(
                    "name",
                    "build",
                    "head_branch",
                    "main",
                    "head_sha",
                    "0123456789abcdef",
                    "conclusion",
                    firing ? "failure" : "success",
                    "updated_at",
                    at.toString(),
                    "html_url",
                    "https://example.com/" + repository),
            "repository",
                Map.of(
                    "name",
                    repository,
                    "full_name",
                    "example/" + repository,
                    "default_branch",
                    "main"));
    var labels =
        Labels.of(
            Map.of(
                "alertname", "WorkflowFailed",
                "severity", "warning",
                "service", repository,
                "repository", "example/" + repository,
                "workflow", "build"));
    return Content.ofAlerts(
        "github",
        Map.of("X-GitHub-Event", "workflow_run"),
        Json.write(body),
        List.of(new Said(labels, firing)));
  }

  /** GitHub's event that concerns nobody here. */
  Content ping(int number) {
    return new Content(
        "github",
        Map.of("X-GitHub-Event", "ping"),
        Json.write(Map.of("zen", mark + number)),
        List.of(),
        List.of(),
        true);
  }

  private Map<String, String> labels(String kind, int number) {
    return Map.of(
        "alertname", mark + kind,
        "service", mark.toLowerCase(Locale.ROOT) + "-" + number / GROUP,
        "instance", "i-" + number,
        "severity", "warning");
  }

  private Map<String, Object> item(Map<String, String> labels, int number, boolean firing) {
    var item =
        new TreeMap<String, Object>(
            Map.of(
                "labels",
                labels,
                "annotations",
                Map.of("summary", "The fault test's number " + number),
                "status",
                firing ? "firing" : "resolved",
                "startsAt",
                start.minus(Duration.ofMinutes(20)).toString()));
    if (!firing) {
      item.put("endsAt", start.minus(Duration.ofMinutes(10)).toString());
    }
    return item;
  }
}
