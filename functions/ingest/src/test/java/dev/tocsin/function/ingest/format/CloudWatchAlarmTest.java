// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Alert;
import dev.tocsin.function.ingest.format.CloudWatchAlarm.InsufficientData;
import dev.tocsin.signature.Headers;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchAlarmTest {

  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final String ARN = "arn:aws:cloudwatch:eu-west-1:1:alarm:a b";

  @Test
  void descriptionSaysSeverityServiceTeamAndEnvironment() {
    var labels =
        alarm(ARN, "Orders wait.\nseverity: P1 service=shop, team = sales environment=prod")
            .labels();
    assertThat(labels.get("severity")).isEqualTo("emergency");
    assertThat(labels.get("service")).isEqualTo("shop");
    assertThat(labels.get("team")).isEqualTo("sales");
    assertThat(labels.get("environment")).isEqualTo("prod");
  }

  @Test
  void withoutAWordItIsAWarningOfTheServiceThatTheDimensionNames() {
    var labels = alarm(ARN, "Orders wait.").labels();
    assertThat(labels.get("severity")).isEqualTo("warning");
    assertThat(labels.get("service")).isEqualTo("orders");
    assertThat(labels.get("QueueName")).isEqualTo("orders");
  }

  @ParameterizedTest
  @CsvSource({
    "aws,console.aws.amazon.com",
    "aws-cn,console.amazonaws.cn",
    "aws-us-gov,console.amazonaws-us-gov.com"
  })
  void canBeLookedAtInTheConsoleOfItsPartition(String partition, String console) {
    assertThat(alarm(ARN.replace(":aws:", ":" + partition + ":"), "").generatorUrl())
        .isEqualTo("https://" + console + "/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/a%20b");
    assertThat(alarm("no arn", "").generatorUrl()).isEmpty();
  }

  @Test
  void lostDataSaysNothingUnlessToldOtherwise() {
    assertThat(in("INSUFFICIENT_DATA", InsufficientData.IGNORE)).matches(Payload::isIgnored);
    assertThat(in("INSUFFICIENT_DATA", InsufficientData.RESOLVE).alerts().getFirst().endsAt())
        .isEqualTo(AT);
    assertThat(in("INSUFFICIENT_DATA", InsufficientData.ALERT).alerts().getFirst().endsAt())
        .isNull();
    assertThat(in("NEW", InsufficientData.ALERT)).matches(Payload::isIgnored);
  }

  @Test
  void onlyDimensionsThatAllMetricsHaveAlikeAreItsOwn() {
    assertThat(
            CloudWatchAlarm.alike(
                List.of(
                    Map.of("ClusterName", "c", "ServiceName", "a"),
                    Map.of("ClusterName", "c", "ServiceName", "b"))))
        .isEqualTo(Map.of("ClusterName", "c"));
    assertThat(CloudWatchAlarm.alike(List.of())).isEmpty();
  }

  private static Payload in(String state, InsufficientData insufficient) {
    return new CloudWatchAlarm("a b", ARN, "", Map.of(), "")
        .in(state, AT, "r", draft(), insufficient);
  }

  private static Alert alarm(String arn, String description) {
    return new CloudWatchAlarm("a b", arn, description, Map.of("QueueName", "orders"), "")
        .in("ALARM", AT, "r", draft(), InsufficientData.IGNORE)
        .alerts()
        .getFirst();
  }

  private static Draft draft() {
    return new Draft(new Arrival("src", Headers.ofSingle(Map.of()), Map.of(), ManualClock.START));
  }
}
