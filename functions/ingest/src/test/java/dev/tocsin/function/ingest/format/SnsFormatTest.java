// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnsFormatTest {

  private static final String TRIGGER =
      "'Trigger':{'MetricName':'Errors','Namespace':'AWS/Lambda',"
          + "'Dimensions':[{'value':'checkout','name':'FunctionName'}]}";

  private final Format format = new SnsFormat();

  @Test
  void metricAlarmIsAnAlertOfItsArn() {
    var alert = alert(alarm("ALARM", TRIGGER));
    assertThat(alert.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "errors",
                "dedup_key", "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:errors",
                "account", "123456789012",
                "region", "ap-northeast-1",
                "severity", "critical",
                "service", "checkout",
                "FunctionName", "checkout"));
    assertThat(alert.annotations())
        .containsEntry("summary", "It fails. severity=critical")
        .containsEntry("reason", "12 > 5")
        .containsEntry("metric", "AWS/Lambda Errors");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-01-05T09:06:35.472Z"));
  }

  @Test
  void regionComesFromTheArnAndNotFromItsDisplayName() {
    assertThat(alert(alarm("ALARM", TRIGGER)).labels().get("region")).isEqualTo("ap-northeast-1");
    assertThat(alert(alarm("ALARM", TRIGGER)).labels().toString()).doesNotContain("Tokyo");
  }

  @Test
  void dimensionsHaveTheirKeysInLowerCase() {
    assertThat(alert(alarm("ALARM", TRIGGER)).labels().get("FunctionName")).isEqualTo("checkout");
    assertThatThrownBy(
            () -> alert(alarm("ALARM", "'Trigger':{'Dimensions':[{'Name':'a','Value':'b'}]}")))
        .hasMessage("Message.Trigger.Dimensions[0].name: is missing");
  }

  @Test
  void okResolvesTheSameAlert() {
    var firing = alert(alarm("ALARM", TRIGGER));
    var resolved = alert(alarm("OK", TRIGGER));
    assertThat(resolved.fingerprint()).isEqualTo(firing.fingerprint());
    assertThat(resolved.status(ManualClock.START)).isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void lostDataIsWhatTheSettingsSay() {
    assertThat(read(format, notification(alarm("INSUFFICIENT_DATA", TRIGGER))))
        .matches(Payload::isIgnored);
    var told = format.with(Settings.of("insufficientData: alert"));
    assertThat(read(told, notification(alarm("INSUFFICIENT_DATA", TRIGGER))).alerts()).hasSize(1);
    assertThatThrownBy(() -> format.with(Settings.of("insufficientData: page")))
        .hasMessageContaining("expected one of ignore, resolve, alert");
    assertThatThrownBy(() -> format.with(Settings.of("missing: x")))
        .hasMessageContaining("unknown key; known here: insufficientData");
  }

  @Test
  void compositeAlarmNamesItsRuleAndWhatTriggeredIt() {
    var alert =
        alert(
            alarm(
                "ALARM",
                "'AlarmRule':'ALARM(a)','TriggeringChildren':[{'Arn':'arn:aws:cloudwatch:x:1:alarm:a',"
                    + "'State':{'Value':'ALARM'}}]"));
    assertThat(alert.annotations())
        .containsEntry("rule", "ALARM(a)")
        .containsEntry("children", "a");
  }

  @Test
  void everyContributorIsAnAlertOfItsOwn() {
    var one = alert(contributor("c1", "orders"));
    var other = alert(contributor("c2", "mails"));
    assertThat(one.labels().get("QueueName")).isEqualTo("orders");
    assertThat(one.labels().get("service")).isEqualTo("orders");
    assertThat(one.labels().get("dedup_key")).endsWith(":alarm:errors#c1");
    assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
  }

  @Test
  void metricMathTakesTheDimensionsThatItsMetricsShare() {
    var query =
        "{'Id':'m','MetricStat':{'Metric':{'Dimensions':[{'value':'%s','name':'Az'},"
            + "{'value':'shop','name':'ServiceName'}]}}}";
    var alert =
        alert(
            alarm(
                "ALARM",
                "'Trigger':{'Period':60,'Metrics':[{'Id':'e1','Expression':'m1/m2'},"
                    + query.formatted("a")
                    + ","
                    + query.formatted("b")
                    + "]}"));
    assertThat(alert.labels().get("service")).isEqualTo("shop");
    assertThat(alert.labels().has("Az")).isFalse();
  }

  @Test
  void eventOfEventBridgeInsideIsReadAsOne() {
    var payload =
        read(
            format,
            notification(
                "{'detail-type':'EC2 Instance State-change Notification','source':'aws.ec2',"
                    + "'time':'2026-01-05T09:00:00Z','resources':['arn:aws:ec2:x:1:instance/i-1'],"
                    + "'detail':{'state':'stopped'}}"));
    assertThat(payload.changes().getFirst().summary())
        .isEqualTo("EC2 Instance State-change Notification stopped i-1");
  }

  @Test
  void textIsAnAlertThatItsSubjectNamesAndThatEndsByItself() {
    var alert = alert("'Export failed: disk full'");
    assertThat(alert.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "Subject",
                "topic", "alarms",
                "account", "123456789012",
                "region", "ap-northeast-1",
                "severity", "warning"));
    assertThat(alert.annotations()).containsEntry("description", "'Export failed: disk full'");
    assertThat(alert.endsAt()).isEqualTo(ManualClock.START.plusSeconds(3600));
  }

  @Test
  void otherJsonIsAChangeThatRepeatsNothingOfIt() {
    var change = read(format, notification("{'Records':[{'name':'Jo'}]}")).changes().getFirst();
    assertThat(change.summary()).isEqualTo("Subject");
    assertThat(change.labels().get("topic")).isEqualTo("alarms");
    assertThat(change.toString()).doesNotContain("Jo");
  }

  @Test
  void topicIsTheTenantAndTheMessagesIdTheDeliverys() {
    assertThat(format.tenant(value(notification("x"))))
        .contains("arn:aws:sns:ap-northeast-1:123456789012:alarms");
    assertThat(format.deliveryId(value(notification("x")))).contains("m-1");
    assertThat(read(format, "{'Type':'SubscriptionConfirmation'}")).matches(Payload::isIgnored);
  }

  @Test
  void endOfASubscriptionIsAnAlert() {
    var ended =
        read(
                format,
                "{'Type':'UnsubscribeConfirmation','MessageId':'m-2','Token':'t',"
                    + "'TopicArn':'arn:aws:sns:ap-northeast-1:123456789012:alarms',"
                    + "'Timestamp':'2026-01-05T09:06:36.000Z'}")
            .alerts()
            .getFirst();

    assertThat(ended.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "SubscriptionEnded",
                "topic", "alarms",
                "account", "123456789012",
                "region", "ap-northeast-1",
                "severity", "critical"));
    assertThat(ended.endsAt()).isEqualTo(ManualClock.START.plusSeconds(86_400));
  }

  private Alert alert(String message) {
    return read(format, notification(message)).alerts().getFirst();
  }

  private static String contributor(String id, String queue) {
    return alarm(
        "ALARM",
        "'AlarmContributorId':'"
            + id
            + "','AlarmContributorAttributes':{'QueueName':'"
            + queue
            + "'}");
  }

  private static String alarm(String state, String more) {
    return "{'AlarmName':'errors','AlarmDescription':'It fails. severity=critical',"
        + "'AWSAccountId':'123456789012','NewStateValue':'"
        + state
        + "','NewStateReason':'12 > 5','StateChangeTime':'2026-01-05T09:06:35.472+0000',"
        + "'Region':'Asia Pacific (Tokyo)',"
        + "'AlarmArn':'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:errors',"
        + more
        + "}";
  }

  private static String notification(String message) {
    return "{'Type':'Notification','MessageId':'m-1','Subject':'Subject',"
        + "'TopicArn':'arn:aws:sns:ap-northeast-1:123456789012:alarms',"
        + "'Timestamp':'2026-01-05T09:06:36.000Z','Message':'"
        + (message.startsWith("{") ? message.replace("'", "\\\"") : message.replace("'", "\\u0027"))
        + "'}";
  }
}
