// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Acknowledgement;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opsgenie's alert API, for whoever sends to it: the body that creates an alert, and where the
 * route names one, what is done to it. At a webhook it also reads what Opsgenie itself sends, an
 * {@code action} and its {@code alert}.
 *
 * <p>The alias is the alert's identity; an alert without one goes by its id. The extra properties
 * ({@code details}) become labels, as Alertmanager puts an alert's labels there.
 */
final class OpsgenieFormat implements Format {

  private static final int LONGEST_MESSAGE = 130;
  private static final int LONGEST_ALIAS = 512;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_ITEMS = 50;
  private static final String DEFAULT_PRIORITY = "P3";

  @Override
  public String name() {
    return "opsgenie";
  }

  /** A call without a body has no type, and not every client names the right one. */
  @Override
  public Set<Content> contents() {
    return EnumSet.allOf(Content.class);
  }

  @Override
  public Value parse(byte[] body, Content content) {
    return body.length == 0 ? Value.nothing() : Value.parse(body);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var name = arrival.parameter("name");
    if (!name.isEmpty()) {
      return Payload.ofHeartbeat(HeartbeatFormat.checked(name));
    }
    var path = arrival.parameter(AlertCall.PARAMETER);
    if (!path.isEmpty()) {
      var call = AlertCall.of(path);
      return done(call.action(), call.key(), body, body.text("user"), arrival);
    }
    return body.find("alert").filter(Value::isObject).isPresent()
        ? reported(body.text("action"), body.get("alert"), arrival)
        : Payload.ofAlert(created(body, body.text("alias"), arrival), false);
  }

  /** What Opsgenie tells of an alert of its own. */
  private static Payload reported(String action, Value alert, Arrival arrival) {
    var key = alert.text("alias").isEmpty() ? alert.text("alertId") : alert.text("alias");
    return switch (action) {
      case "Create" -> Payload.ofAlert(created(alert, key, arrival), false);
      case "Acknowledge" -> done("acknowledge", key, alert, alert.text("username"), arrival);
      case "Close" -> done("close", key, alert, alert.text("username"), arrival);
      case "AddNote" -> done("notes", key, alert, alert.text("username"), arrival);
      default -> Payload.ignored("neither the beginning nor the end of an alert");
    };
  }

  private static Payload done(String action, String key, Value body, String by, Arrival arrival) {
    if (key.isBlank() || key.length() > LONGEST_ALIAS) {
      throw new InvalidPayload("alias", "expected 1 to " + LONGEST_ALIAS + " characters");
    }
    return switch (action) {
      case "acknowledge" ->
          Payload.ofAcknowledgement(
              new Acknowledgement(
                  Fingerprint.ofKey(key),
                  Bounds.cut(by.isEmpty() ? arrival.source() : by, LONGEST_NAME),
                  Bounds.cut(body.text("note"), Bounds.LONGEST_LABEL),
                  arrival.at()));
      case "close" -> Payload.ofAlert(closed(key, body, by, arrival), false);
      case "notes" -> annotated(key, "note", body.get("note").text(), arrival);
      case "message" -> annotated(key, "summary", body.get("message").text(), arrival);
      case "description" -> annotated(key, "description", body.get("description").text(), arrival);
      default -> throw new InvalidPayload("action", "'" + Bounds.cut(action, 60) + "' is unknown");
    };
  }

  private static Alert closed(String key, Value body, String by, Arrival arrival) {
    var said = new LinkedHashMap<String, String>();
    said.put("note", Bounds.cut(body.text("note"), Bounds.LONGEST_LABEL));
    said.put("closed_by", Bounds.cut(by, LONGEST_NAME));
    said.values().removeIf(String::isEmpty);
    return Alert.ended(key, said, arrival.at(), arrival.source());
  }

  private static Payload annotated(String key, String name, String text, Arrival arrival) {
    var annotation = Map.of(name, Bounds.cut(text, Bounds.LONGEST_LABEL));
    return Payload.ofAlert(Alert.annotated(key, annotation, arrival.at(), arrival.source()), false);
  }

  private static Alert created(Value body, String alias, Arrival arrival) {
    var message = body.get("message").text();
    if (message.isBlank()) {
      throw body.get("message").error("is empty");
    }
    if (message.length() > LONGEST_MESSAGE) {
      throw body.get("message").error("longer than " + LONGEST_MESSAGE + " characters");
    }
    if (alias.length() > LONGEST_ALIAS) {
      throw body.get("alias").error("longer than " + LONGEST_ALIAS + " characters");
    }
    var details = body.find("details").map(Value::scalars).orElse(Map.of());
    var name = details.getOrDefault(Labels.ALERT_NAME, message);
    return new Draft(arrival)
        .key(alias.isBlank() ? GivenKey.of(body, arrival) : alias)
        .label(Labels.ALERT_NAME, Bounds.cut(name, LONGEST_NAME))
        .label(Labels.SEVERITY, Severity.of(severity(body, details)).word())
        .label("entity", Bounds.cut(body.scalar("entity"), LONGEST_NAME))
        .labels(details)
        .summary(message)
        .detail("description", body.scalar("description"))
        .detail("source", body.scalar("source"))
        .detail("note", body.scalar("note"))
        .detail("user", body.scalar("user"))
        .detail("tags", joined(body, "tags"))
        .detail("actions", joined(body, "actions"))
        .detail("responders", responders(body))
        .firing(arrival.at());
  }

  /** A priority that was chosen says it; else the label that whoever made the alert gave it. */
  private static String severity(Value body, Map<String, String> details) {
    var priority = body.find("priority");
    if (priority.isPresent() && !priority.get().text().matches("P[1-5]")) {
      throw priority.get().error("expected P1, P2, P3, P4 or P5");
    }
    return priority
        .map(Value::text)
        .orElseGet(() -> details.getOrDefault(Labels.SEVERITY, DEFAULT_PRIORITY));
  }

  private static String joined(Value body, String list) {
    return body.find(list).filter(Value::isArray).stream()
        .flatMap(found -> found.items(MOST_ITEMS).stream())
        .filter(Value::isText)
        .map(Value::text)
        .collect(Collectors.joining(", "));
  }

  private static String responders(Value body) {
    return body.find("responders").filter(Value::isArray).stream()
        .flatMap(found -> found.items(MOST_ITEMS).stream())
        .map(one -> one.scalar("name") + one.scalar("username") + one.scalar("id"))
        .collect(Collectors.joining(", "));
  }
}
