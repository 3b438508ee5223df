// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.Node;
import dev.tocsin.function.ingest.format.CloudWatchAlarm.InsufficientData;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A notification of SNS: JSON that calls itself text. What it carries decides:
 *
 * <ul>
 *   <li>CloudWatch's alarms and EventBridge's events are read as such;
 *   <li>other JSON is written for machines, and is a change that names its topic and subject;
 *   <li>text is written for people, who want to be told: it is an alert that its subject names, and
 *       that is over after an hour, because nobody will say so.
 * </ul>
 *
 * <p>The confirmation that a subscription has ended is an alert too, for a day: nothing more will
 * come.
 */
final class SnsFormat implements Format {

  private static final Duration TEXT_FIRES = Duration.ofHours(1);
  private static final Duration ENDED_FIRES = Duration.ofDays(1);

  private final InsufficientData insufficient;
  private final EventBridgeFormat events;

  SnsFormat() {
    this(InsufficientData.IGNORE);
  }

  private SnsFormat(InsufficientData insufficient) {
    this.insufficient = insufficient;
    events = new EventBridgeFormat(insufficient);
  }

  @Override
  public String name() {
    return "sns";
  }

  @Override
  public Format with(Node settings) {
    return new SnsFormat(InsufficientData.read(settings));
  }

  @Override
  public Set<Content> contents() {
    return EnumSet.of(Content.TEXT, Content.JSON);
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return body.find("MessageId").map(Value::text).filter(Ids::isUsable);
  }

  @Override
  public Optional<String> tenant(Value body) {
    return body.find("TopicArn").map(Value::text);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    return switch (body.get("Type").text()) {
      case "Notification" -> notification(body, arrival);
      case "UnsubscribeConfirmation" -> unsubscribed(body, arrival);
      default -> Payload.ignored("not a notification");
    };
  }

  private Payload notification(Value body, Arrival arrival) {
    var message = body.get("Message").wrapped();
    if (message.isEmpty()) {
      return text(body, arrival);
    }
    if (CloudWatchNotification.is(message.get())) {
      return CloudWatchNotification.read(message.get(), arrival, insufficient);
    }
    if (EventBridgeFormat.is(message.get())) {
      return events.read(message.get(), arrival);
    }
    return Payload.ofChange(
        about(body, arrival).summary(named(body)).change(body.get("Timestamp").instant()), true);
  }

  /**
   * Whoever has one message of a topic holds the link that ends the subscription. Its confirmation
   * has a link that begins it again, which a person should follow who knows why it ended.
   */
  private static Payload unsubscribed(Value body, Arrival arrival) {
    return Payload.ofAlert(
        about(body, arrival)
            .label(Labels.ALERT_NAME, "SubscriptionEnded")
            .label(Labels.SEVERITY, "critical")
            .summary("Nothing comes from the topic %s any more".formatted(topic(body)))
            .firing(body.get("Timestamp").instant(), arrival.at().plus(ENDED_FIRES)),
        true);
  }

  private static Payload text(Value body, Arrival arrival) {
    var at = body.get("Timestamp").instant();
    return Payload.ofAlert(
        about(body, arrival)
            .label(Labels.ALERT_NAME, Bounds.cut(named(body), Bounds.LONGEST_NAME))
            .label(Labels.SEVERITY, "warning")
            .summary(named(body))
            .detail("description", body.get("Message").text())
            .firing(at, arrival.at().plus(TEXT_FIRES)),
        true);
  }

  private static Draft about(Value body, Arrival arrival) {
    return new Draft(arrival)
        .label("topic", topic(body))
        .label("account", part(body, 4))
        .label("region", part(body, 3));
  }

  private static String named(Value body) {
    var subject = body.scalar("Subject").strip();
    return subject.isEmpty() ? "Message on " + topic(body) : subject;
  }

  private static String topic(Value body) {
    return part(body, 5);
  }

  /** Of {@code arn:aws:sns:<region>:<account>:<topic>}. */
  private static String part(Value body, int index) {
    var parts = body.get("TopicArn").text().split(":", 6);
    return parts.length == 6 ? parts[index] : "";
  }
}
