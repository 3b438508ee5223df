// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Datadog's webhook, whose body is a template that its user writes: the default one is understood,
 * and everything that docs/senders.md adds to it. A monitor that alerts is an alert, any other
 * event that mentions the webhook is a change.
 *
 * <p>The key of a cycle of alerting identifies it: Datadog makes one for each group of a monitor,
 * and keeps it from the first trigger to the recovery.
 */
final class DatadogFormat implements Format {

  private static final int MOST_TAGS = 500;

  /** What a monitor's title says: {@code [P1] [Triggered on {host:a}] Disk is full}. */
  private record Title(String priority, String transition, String scope, String name) {

    private static final Pattern PATTERN =
        Pattern.compile(
            "(?:\\[(P[1-5])] )?\\[([A-Z][A-Za-z -]{1,30}?)(?: on \\{([^}]*)})?] (.*)",
            Pattern.DOTALL);

    static Title of(String text) {
      var title = PATTERN.matcher(text);
      return title.matches()
          ? new Title(said(title, 1), said(title, 2), said(title, 3), said(title, 4))
          : new Title("", "", "", text);
    }

    private static String said(Matcher title, int group) {
      return Objects.requireNonNullElse(title.group(group), "");
    }
  }

  @Override
  public String name() {
    return "datadog";
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var title = Title.of(filled(body, "title"));
    var transition = first(filled(body, "alert_transition"), title.transition());
    var at = time(body);
    var tags = tags(filled(body, "tags"));
    var draft =
        new Draft(arrival)
            .label(Labels.SERVICE, tags.getOrDefault(Labels.SERVICE, ""))
            .url(filled(body, "link"));
    if (transition.isEmpty()) {
      return Payload.ofChange(
          draft
              .label("event", filled(body, "event_type"))
              .labels(tags)
              .summary(first(filled(body, "title"), "Event of Datadog"))
              .change(at.orElse(arrival.at())),
          at.isPresent());
    }
    var scope = first(filled(body, "alert_scope"), title.scope());
    var priority =
        first(filled(body, "alert_priority"), filled(body, "priority"), title.priority());
    draft
        .label(
            Labels.ALERT_NAME,
            Bounds.cut(
                first(filled(body, "alert_title"), title.name(), "Datadog"), Bounds.LONGEST_NAME))
        .key("datadog:" + key(body, title.name(), scope))
        .label(Labels.SEVERITY, severity(transition, priority).word())
        .label("scope", scope)
        .label("host", filled(body, "hostname"))
        .labels(tags)
        .summary(first(title.name(), filled(body, "alert_title")))
        .detail("description", filled(body, "body"))
        .detail("query", filled(body, "alert_query"))
        .detail("metric", filled(body, "alert_metric"));
    var when = at.orElse(arrival.at());
    return Payload.ofAlert(
        transition.endsWith("Recovered") ? draft.resolved(when) : draft.firing(when),
        at.isPresent());
  }

  private static String key(Value body, String name, String scope) {
    return first(
        filled(body, "alert_cycle_key"),
        filled(body, "aggreg_key"),
        first(filled(body, "alert_id"), name) + "{" + scope + "}");
  }

  /** A warning is one whatever the monitor's priority; a monitor without one is critical. */
  private static Severity severity(String transition, String priority) {
    if (transition.endsWith("Warn")) {
      return Severity.WARNING;
    }
    return priority.isEmpty() ? Severity.CRITICAL : Severity.of(priority);
  }

  private static Optional<Instant> time(Value body) {
    return filled(body, "last_updated").isEmpty()
        ? body.find("date").filter(date -> !filled(body, "date").isEmpty()).map(Value::time)
        : body.find("last_updated").map(Value::time);
  }

  private static Map<String, String> tags(String list) {
    var tags = new HashMap<String, String>();
    for (var tag : list.split(",", MOST_TAGS)) {
      int colon = tag.indexOf(':');
      if (colon > 0) {
        tags.putIfAbsent(tag.substring(0, colon).strip(), tag.substring(colon + 1).strip());
      }
    }
    return tags;
  }

  /** A variable that Datadog has no value for comes empty, as null, or as its own name. */
  private static String filled(Value body, String key) {
    var text = body.scalar(key).strip();
    return text.matches("\\$[A-Z_]+|null") ? "" : text;
  }

  private static String first(String... texts) {
    return List.of(texts).stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
  }
}
