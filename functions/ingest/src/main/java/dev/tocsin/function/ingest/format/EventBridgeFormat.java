// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.change.Change;
import dev.tocsin.config.Node;
import dev.tocsin.function.ingest.format.CloudWatchAlarm.InsufficientData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of EventBridge. CloudWatch's alarms are alerts; everything else that AWS reports
 * (deployments, pipelines, scaling, its own health) is a change to the resource that it names.
 */
final class EventBridgeFormat implements Format {

  private static final int MOST_RESOURCES = 500;

  /** Where the kinds of event say what has come of it, the most telling one first. */
  private static final List<String> OUTCOMES =
      List.of("eventName", "state", "status", "lastStatus", "eventTypeCode", "StatusCode");

  private final InsufficientData insufficient;

  EventBridgeFormat() {
    this(InsufficientData.IGNORE);
  }

  EventBridgeFormat(InsufficientData insufficient) {
    this.insufficient = insufficient;
  }

  @Override
  public String name() {
    return "eventbridge";
  }

  @Override
  public Format with(Node settings) {
    return new EventBridgeFormat(InsufficientData.read(settings));
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return body.find("id").map(Value::text).filter(Ids::isUsable);
  }

  @Override
  public Optional<String> tenant(Value body) {
    return body.find("account").map(Value::text);
  }

  static boolean is(Value event) {
    return event.find("detail-type").isPresent() && event.find("detail").isPresent();
  }

  @Override
  public Payload read(Value event, Arrival arrival) {
    return switch (event.get("detail-type").text()) {
      case "CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change" ->
          CloudWatchEvent.state(event, arrival, insufficient);
      case "CloudWatch Alarm Configuration Change" -> CloudWatchEvent.configuration(event, arrival);
      default -> Payload.ofChange(change(event, arrival), true);
    };
  }

  private static Change change(Value event, Arrival arrival) {
    var type = event.get("detail-type").text();
    var detail = event.get("detail");
    var resource = resource(event);
    var draft =
        new Draft(arrival)
            .label(Labels.SERVICE, resource)
            .label("event_source", event.get("source").text())
            .label("event", type)
            .label("account", event.scalar("account"))
            .label("region", event.scalar("region"))
            .summary(
                String.join(
                    " ",
                    Stream.of(type, outcome(detail), resource).filter(s -> !s.isEmpty()).toList()));
    detail.scalars().forEach(draft::detail);
    return draft.change(event.get("time").instant());
  }

  private static String outcome(Value detail) {
    return OUTCOMES.stream()
        .map(detail::scalar)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The name at the end of the first resource's ARN. */
  private static String resource(Value event) {
    var resources = event.at("resources").map(list -> list.items(MOST_RESOURCES)).orElse(List.of());
    if (resources.isEmpty()) {
      return "";
    }
    var arn = resources.getFirst().text();
    return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
  }
}
