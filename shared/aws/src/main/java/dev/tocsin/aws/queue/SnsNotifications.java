// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.queue;

import dev.tocsin.alert.Severity;
import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.json.Json;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Notifications;
import dev.tocsin.notify.PlainText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * The three SNS topics. A queue that subscribes gets the notification as JSON, everybody else
 * (e-mail, SMS) as plain text; the attributes {@code severity}, {@code receiver} and {@code reason}
 * are there for filter policies.
 */
public final class SnsNotifications implements Notifications {

  private final SnsClient sns;
  private final String warning;
  private final String critical;
  private final String emergency;

  /** Each topic by its ARN. */
  public SnsNotifications(SnsClient sns, String warning, String critical, String emergency) {
    this.sns = sns;
    this.warning = warning;
    this.critical = critical;
    this.emergency = emergency;
  }

  /** The topics that the environment names. */
  public static SnsNotifications of(SnsClient sns, Environment environment) {
    return new SnsNotifications(
        sns,
        environment.get(Environment.WARNING_TOPIC_ARN),
        environment.get(Environment.CRITICAL_TOPIC_ARN),
        environment.get(Environment.EMERGENCY_TOPIC_ARN));
  }

  @Override
  public void publish(Notification notification) {
    var forms = new LinkedHashMap<String, String>();
    forms.put("default", PlainText.of(notification));
    forms.put("sqs", Json.write(notification));
    sns.publish(
        request ->
            request
                .topicArn(topic(notification.severity()))
                .messageStructure("json")
                .message(Json.write(forms))
                .subject(PlainText.subject(notification))
                .messageAttributes(
                    Map.of(
                        "severity", text(notification.severity().word()),
                        "receiver", text(notification.receiver()),
                        "reason", text(notification.reason().name().toLowerCase(Locale.ROOT)))));
  }

  private String topic(Severity severity) {
    return switch (severity) {
      case INFO, WARNING -> warning;
      case CRITICAL -> critical;
      case EMERGENCY -> emergency;
    };
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
