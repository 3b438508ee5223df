// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PagerDuty's Events API version 2, for whoever sends to it: {@code trigger}, {@code acknowledge}
 * and {@code resolve} by {@code event_action}, and change events, which have none. The bounds are
 * those of its documentation.
 *
 * <p>The key is the alert's identity. A trigger without one is given one, which the answer names.
 * Events count by the time of their arrival, for they have no time of their own; {@code timestamp}
 * is shown with the alert.
 */
final class PagerDutyFormat implements Format {

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_LINKS = 50;
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  @Override
  public String name() {
    return "pagerduty";
  }

  /** Some clients say that it is a form, or nothing; it is JSON all the same. */
  @Override
  public Set<Content> contents() {
    return EnumSet.allOf(Content.class);
  }

  @Override
  public Value parse(byte[] body, Content content) {
    return Value.parse(body);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    boolean isChange =
        arrival.route().endsWith("/webhooks/{source}")
            ? body.find("event_action").isEmpty()
            : arrival.route().endsWith("/change/enqueue");
    return isChange ? change(body, arrival) : event(body, arrival);
  }

  private static Payload event(Value body, Arrival arrival) {
    var action = body.get("event_action");
    var key = body.text("dedup_key");
    if (key.length() > LONGEST_KEY) {
      throw body.get("dedup_key").error("longer than " + LONGEST_KEY + " characters");
    }
    if (action.text().equals("trigger")) {
      return Payload.ofAlert(trigger(body, key, arrival), false);
    }
    if (key.isBlank()) {
      throw body.get("dedup_key").error("is missing");
    }
    return switch (action.text()) {
      case "acknowledge" ->
          Payload.ofAcknowledgement(
              new Acknowledgement(Fingerprint.ofKey(key), arrival.source(), "", arrival.at()));
      case "resolve" ->
          Payload.ofAlert(Alert.ended(key, Map.of(), arrival.at(), arrival.source()), false);
      default -> throw action.error("expected trigger, acknowledge or resolve");
    };
  }

  private static Alert trigger(Value body, String key, Arrival arrival) {
    var payload = body.get("payload");
    var severity = payload.get("severity");
    if (!SEVERITIES.contains(severity.text())) {
      throw severity.error("expected critical, error, warning or info");
    }
    var summary = summary(payload);
    var source = payload.get("source").text();
    if (source.isBlank()) {
      throw payload.get("source").error("is empty");
    }
    var kind = payload.scalar("class");
    return draft(body, payload, arrival)
        .key(key.isBlank() ? GivenKey.of(body, arrival) : key)
        .label(Labels.ALERT_NAME, Bounds.cut(kind.isBlank() ? summary : kind, LONGEST_NAME))
        .label(Labels.SEVERITY, Severity.of(severity.text()).word())
        .label("component", Bounds.cut(payload.scalar("component"), LONGEST_NAME))
        .label("group", Bounds.cut(payload.scalar("group"), LONGEST_NAME))
        .firing(arrival.at());
  }

  private static Payload change(Value body, Arrival arrival) {
    var payload = body.get("payload");
    summary(payload);
    var time = payload.find("timestamp").map(Value::instant);
    return Payload.ofChange(
        draft(body, payload, arrival).change(time.orElse(arrival.at())), time.isPresent());
  }

  private static String summary(Value payload) {
    var summary = payload.get("summary").text();
    if (summary.isBlank()) {
      throw payload.get("summary").error("is empty");
    }
    if (summary.length() > LONGEST_SUMMARY) {
      throw payload.get("summary").error("longer than " + LONGEST_SUMMARY + " characters");
    }
    return summary;
  }

  /** What events and changes have in common. */
  private static Draft draft(Value body, Value payload, Arrival arrival) {
    var service = payload.scalar("custom_details", Labels.SERVICE);
    var draft =
        new Draft(arrival)
            .summary(payload.text("summary"))
            .label(
                Labels.SERVICE,
                Bounds.cut(service.isEmpty() ? payload.scalar("component") : service, LONGEST_NAME))
            .label("instance", Bounds.cut(payload.scalar("source"), LONGEST_NAME))
            .detail("timestamp", payload.scalar("timestamp"))
            .detail("client", body.scalar("client"))
            .detail("links", links(body, "links", "href"))
            .detail("images", links(body, "images", "src"));
    payload.find("custom_details").ifPresent(details -> details.described().forEach(draft::detail));
    var url = body.scalar("client_url");
    return draft.url(url.isEmpty() ? firstLink(body) : url);
  }

  private static String firstLink(Value body) {
    return body.find("links").filter(Value::isArray).stream()
        .flatMap(links -> links.items(MOST_LINKS).stream())
        .map(link -> link.scalar("href"))
        .findFirst()
        .orElse("");
  }

  private static String links(Value body, String list, String address) {
    return body.find(list).filter(Value::isArray).stream()
        .flatMap(links -> links.items(MOST_LINKS).stream())
        .map(link -> (link.scalar("text") + " " + link.scalar(address)).strip())
        .collect(Collectors.joining("\n"));
  }
}
