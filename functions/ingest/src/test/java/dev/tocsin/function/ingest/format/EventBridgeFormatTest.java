// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventBridgeFormatTest {

  private static final String ARN = "arn:aws:cloudwatch:eu-central-1:1:alarm:queue-age";

  private final Format format = new EventBridgeFormat();

  @Test
  void alarmIsAnAlertAndOkResolvesIt() {
    var firing = read(format, alarm("ALARM", "")).alerts().getFirst();
    var resolved = read(format, alarm("OK", "")).alerts().getFirst();
    assertThat(firing.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "queue-age",
                "dedup_key", ARN,
                "account", "1",
                "region", "eu-central-1",
                "severity", "warning",
                "service", "orders",
                "QueueName", "orders"));
    assertThat(firing.annotations())
        .containsEntry("summary", "Messages wait.")
        .containsEntry("reason", "512 > 300")
        .containsEntry("values", "[512.0]");
    assertThat(resolved.fingerprint()).isEqualTo(firing.fingerprint());
    assertThat(resolved.endsAt()).isEqualTo(Instant.parse("2026-01-05T09:04:40.993Z"));
  }

  @Test
  void sameAlarmThroughSnsIsTheSameAlert() {
    var throughSns =
        new CloudWatchAlarm("queue-age", ARN, "", java.util.Map.of(), "")
            .describe(
                new Draft(
                    new Arrival(
                        "sns",
                        dev.tocsin.signature.Headers.ofSingle(java.util.Map.of()),
                        java.util.Map.of(),
                        Instant.EPOCH)),
                "")
            .firing(Instant.EPOCH);
    assertThat(read(format, alarm("ALARM", "")).alerts().getFirst().labels().get("dedup_key"))
        .isEqualTo(throughSns.labels().get("dedup_key"));
  }

  @Test
  void suppressedAlarmTellsNobodyUntilItIsOver() {
    var suppressed = ",'actionsSuppressedBy':'Alarm','actionsSuppressedReason':'deploying'";
    assertThat(read(format, alarm("ALARM", suppressed))).matches(Payload::isIgnored);
    assertThat(read(format, alarm("OK", suppressed)).alerts()).hasSize(1);
  }

  @Test
  void contributorIsAnAlertOfItsOwn() {
    var event =
        "{'detail-type':'CloudWatch Alarm Contributor State Change','resources':['"
            + ARN
            + "'],'detail':{'alarmName':'queue-age','alarmContributor':{'id':'c1',"
            + "'attributes':{'QueueName':'mails'}},'state':{'value':'ALARM',"
            + "'timestamp':'2026-01-05T09:04:40.993+0000'}}}";
    assertThat(read(format, event).alerts().getFirst().labels().get("dedup_key"))
        .isEqualTo(ARN + "#c1");
  }

  @Test
  void changedAlarmIsAChangeAndADeletedOneIsOverToo() {
    var updated = read(format, configuration("update"));
    assertThat(updated.alerts()).isEmpty();
    assertThat(updated.changes().getFirst().summary()).isEqualTo("Alarm queue-age: update");

    var deleted = read(format, configuration("delete"));
    assertThat(deleted.changes()).hasSize(1);
    assertThat(deleted.alerts().getFirst().endsAt()).isEqualTo("2026-01-05T09:10:00Z");
    assertThat(deleted.alerts().getFirst().labels().get("dedup_key")).isEqualTo(ARN);
  }

  @Test
  void anyOtherEventIsAChangeOfTheResourceThatItNames() {
    var change =
        read(
                format,
                "{'id':'e-1','detail-type':'ECS Deployment State Change','source':'aws.ecs','account':'1',"
                    + "'time':'2026-01-05T09:00:00Z','region':'eu-central-1',"
                    + "'resources':['arn:aws:ecs:eu-central-1:1:service/shop/checkout'],"
                    + "'detail':{'eventName':'SERVICE_DEPLOYMENT_FAILED','reason':'no start','x':{},'n':2}}")
            .changes()
            .getFirst();
    assertThat(change.summary())
        .isEqualTo("ECS Deployment State Change SERVICE_DEPLOYMENT_FAILED checkout");
    assertThat(change.labels())
        .isEqualTo(
            Labels.of(
                "service", "checkout",
                "event_source", "aws.ecs",
                "event", "ECS Deployment State Change",
                "account", "1",
                "region", "eu-central-1"));
    assertThat(change.details())
        .containsOnlyKeys("eventName", "reason", "n")
        .containsEntry("n", "2");
  }

  @Test
  void eventCarriesItsIdAndItsAccount() {
    assertThat(format.deliveryId(value("{'id':'e-1'}"))).contains("e-1");
    assertThat(format.tenant(value("{'account':'1'}"))).contains("1");
    assertThatThrownBy(() -> read(format, "{}")).hasMessage("detail-type: is missing");
    assertThatThrownBy(
            () ->
                read(
                    format,
                    "{'detail-type':'CloudWatch Alarm State Change','resources':[],'detail':{'state':{}}}"))
        .hasMessage("resources: expected the alarm's ARN");
  }

  private static String alarm(String state, String more) {
    return "{'detail-type':'CloudWatch Alarm State Change','source':'aws.cloudwatch','resources':['"
        + ARN
        + "'],'detail':{'alarmName':'queue-age','configuration':{'description':'Messages wait.',"
        + "'metrics':[{'id':'e1','expression':'m1','returnData':true},{'id':'m1','metricStat':{"
        + "'metric':{'dimensions':{'QueueName':'orders'},'name':'Age','namespace':'AWS/SQS'}}}]},"
        + "'state':{'value':'"
        + state
        + "','reason':'512 > 300','timestamp':'2026-01-05T09:04:40.993+0000',"
        + "'reasonData':'{\\\"recentDatapoints\\\":[512.0]}'"
        + more
        + "}}}";
  }

  private static String configuration(String operation) {
    return "{'detail-type':'CloudWatch Alarm Configuration Change','source':'aws.cloudwatch',"
        + "'time':'2026-01-05T09:10:00Z','account':'1','region':'eu-central-1','resources':['"
        + ARN
        + "'],'detail':{'alarmName':'queue-age','operation':'"
        + operation
        + "','configuration':{'metrics':[]}}}";
  }
}
