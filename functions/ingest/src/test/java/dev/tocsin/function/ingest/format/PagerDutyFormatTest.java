// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PagerDutyFormatTest {

  private final PagerDutyFormat format = new PagerDutyFormat();

  @Test
  void triggerSaysWhatIsWrongAndWhere() {
    var alert =
        Bodies.read(
                format,
                "{'event_action':'trigger','dedup_key':'k','payload':{'summary':'disk full',"
                    + "'source':'db-1','severity':'error','timestamp':'2026-01-05T09:00:00Z',"
                    + "'component':'disk','group':'storage','class':'DiskFull',"
                    + "'custom_details':{'service':'db','free':1,'on':['/a']}},"
                    + "'links':[{'href':'https://r','text':'Runbook'},{'href':'https://s'}],"
                    + "'images':[{'src':'https://i'}],'client':'C'}")
            .alerts()
            .getFirst();

    assertThat(alert.labels().values())
        .containsEntry("alertname", "DiskFull")
        .containsEntry("dedup_key", "k")
        .containsEntry("severity", "critical")
        .containsEntry("service", "db")
        .containsEntry("instance", "db-1")
        .containsEntry("component", "disk")
        .containsEntry("group", "storage");
    assertThat(alert.annotations())
        .containsEntry("summary", "disk full")
        .containsEntry("free", "1")
        .containsEntry("on", "[\"/a\"]")
        .containsEntry("links", "Runbook https://r\nhttps://s")
        .containsEntry("images", "https://i")
        .containsEntry("timestamp", "2026-01-05T09:00:00Z");
    assertThat(alert.generatorUrl()).isEqualTo("https://r");
    assertThat(alert.startsAt())
        .as("its time is when it came: a trigger after a resolve is another stretch of firing")
        .isEqualTo(ManualClock.START);
  }

  @Test
  void detailsThatAreAMereTextAreShownToo() {
    var alert =
        Bodies.read(
                format,
                "{'event_action':'trigger','payload':{'summary':'s','source':'x','severity':'info',"
                    + "'custom_details':'as it is'}}")
            .alerts()
            .getFirst();

    assertThat(alert.annotations()).containsEntry("custom_details", "as it is");
    assertThat(alert.labels().get("dedup_key")).matches("[0-9a-f]{16}");
  }

  @Test
  void webhookWithoutAnActionIsAChange() {
    var change =
        Bodies.read(format, "{'payload':{'summary':'Build 7','timestamp':'2026-01-05T09:00:00Z'}}")
            .changes()
            .getFirst();

    assertThat(change.summary()).isEqualTo("Build 7");
    assertThat(change.at()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThatThrownBy(() -> Bodies.read(format, "{}")).hasMessage("payload: is missing");
  }
}
