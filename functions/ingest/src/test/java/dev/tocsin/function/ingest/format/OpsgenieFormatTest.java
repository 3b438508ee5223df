// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alert.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsgenieFormatTest {

  private final OpsgenieFormat format = new OpsgenieFormat();

  @Test
  void whatDescribesAnAlertIsShownWithIt() {
    var alert =
        Bodies.read(
                format,
                "{'message':'stuck','alias':'q','description':'long','entity':'mail-1',"
                    + "'tags':['a','b'],'actions':['restart'],'source':'cron',"
                    + "'responders':[{'type':'team','name':'mail'},{'username':'ada@x'}]}")
            .alerts()
            .getFirst();

    assertThat(alert.labels().values())
        .containsEntry("entity", "mail-1")
        .containsEntry("severity", "warning");
    assertThat(alert.annotations())
        .containsEntry("summary", "stuck")
        .containsEntry("description", "long")
        .containsEntry("tags", "a, b")
        .containsEntry("actions", "restart")
        .containsEntry("source", "cron")
        .containsEntry("responders", "mail, ada@x");
  }

  @ParameterizedTest
  @CsvSource({
    "P1,,emergency",
    "P2,,critical",
    "P3,critical,warning",
    "P4,,info",
    "P5,,info",
    ",critical,critical",
    ",,warning"
  })
  void priorityThatWasChosenIsTheSeverity(String priority, String severity, String expected) {
    var body =
        "{'message':'m','alias':'q'"
            + (priority == null ? "" : ",'priority':'" + priority + "'")
            + (severity == null ? "" : ",'details':{'severity':'" + severity + "'}")
            + "}";

    assertThat(Bodies.read(format, body).alerts().getFirst().labels().get("severity"))
        .isEqualTo(expected);
  }

  @Test
  void itsOwnWebhooksTellOfItsAlerts() {
    var alert = "'alert':{'alertId':'i','alias':'q','message':'stuck','username':'ada@x'}}";

    assertThat(Bodies.read(format, "{'action':'Create'," + alert).alerts().getFirst().fingerprint())
        .isEqualTo(Fingerprint.ofKey("q"));
    assertThat(Bodies.read(format, "{'action':'Close'," + alert).alerts().getFirst().isBare())
        .isTrue();
    var taken =
        Bodies.read(format, "{'action':'Acknowledge'," + alert).acknowledgements().getFirst();
    assertThat(taken.alert()).isEqualTo(Fingerprint.ofKey("q"));
    assertThat(taken.by()).isEqualTo("ada@x");
    assertThat(Bodies.read(format, "{'action':'Snooze'," + alert).isIgnored()).isTrue();
  }
}
