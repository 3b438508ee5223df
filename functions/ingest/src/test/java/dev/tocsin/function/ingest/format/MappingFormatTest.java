// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import static dev.tocsin.function.ingest.format.Bodies.read;
import static dev.tocsin.function.ingest.format.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.alert.Labels;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.metric.Sample;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.testkit.ManualClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingFormatTest {

  private static final String CHECK =
      """
      alerts:
        items: body.checks
        status: "(item.state == 'DOWN' && 'firing') || (item.state == 'UP' && 'resolved')"
        summary: "join(' ', [item.name, 'is', item.state])"
        at: item.since
        url: item.link
        labels:
          alertname: "'CheckDown'"
          dedup_key: "join(':', ['check', to_string(item.id)])"
          severity: item.severity
          region: body.region
        annotations: {tags: "item.tags", raw: item.raw, none: item.none}
      """;

  @Test
  void itemsBecomeAlertsThatAreFiringOrResolved() {
    var payload =
        read(
            mapping(CHECK),
            "{'region':'eu','checks':[{'id':7,'name':'Shop','state':'DOWN','since':1767603600,'severity':'P1',"
                + "'link':'https://x','tags':['a','b'],'raw':{'n':1}},{'id':8,'name':'Mail','state':'UP'},"
                + "{'id':9,'state':'PAUSED'}]}");
    assertThat(payload.alerts()).hasSize(2);
    assertThat(payload.timed()).isFalse();
    var firing = payload.alerts().getFirst();
    assertThat(firing.labels())
        .isEqualTo(
            Labels.of(
                "alertname", "CheckDown",
                "dedup_key", "check:7",
                "severity", "emergency",
                "region", "eu"));
    assertThat(firing.annotations())
        .isEqualTo(Map.of("summary", "Shop is DOWN", "tags", "a, b", "raw", "{\"n\":1}"));
    assertThat(firing.startsAt()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(firing.generatorUrl()).isEqualTo("https://x");
    assertThat(payload.alerts().getLast().endsAt()).isEqualTo(ManualClock.START);
  }

  @Test
  void firingAndResolvedAreOneAlert() {
    var check = "{'region':'eu','checks':[{'id':7,'name':'Shop','state':'%s','severity':'%s'}]}";
    assertThat(read(mapping(CHECK), check.formatted("UP", "ok")).alerts().getFirst().fingerprint())
        .isEqualTo(
            read(mapping(CHECK), check.formatted("DOWN", "P1")).alerts().getFirst().fingerprint());
  }

  @Test
  void allKindsOfStatementComeOutOfOneBody() {
    var payload =
        read(
            mapping(
                """
                samples: {metric: "'queue_depth'", value: body.depth, at: body.at, labels: {service: body.service}}
                changes: {summary: "'Deployed'", at: body.at, labels: {service: body.service}, details: {version: body.version}}
                heartbeats: {name: body.service}
                """),
            "{'service':'shop','depth':'12.5','at':'2026-01-05T09:59:00Z','version':4}");
    assertThat(payload.samples())
        .containsExactly(
            new Sample(
                new SeriesKey("queue_depth", Labels.of("service", "shop")),
                Instant.parse("2026-01-05T09:59:00Z"),
                12.5));
    assertThat(payload.changes().getFirst().details()).isEqualTo(Map.of("version", "4"));
    assertThat(payload.heartbeats()).containsExactly("shop");
    assertThat(payload.timed()).isTrue();
  }

  @Test
  void whatIsNotThereIsNothing() {
    assertThat(read(mapping(CHECK), "{}")).matches(Payload::isIgnored);
    assertThat(read(mapping(CHECK), "[]")).matches(Payload::isIgnored);
    assertThat(read(mapping("changes: {items: \"body.type == 'x' && body\"}"), "{}"))
        .matches(Payload::isIgnored);
  }

  @Test
  void formAndTheHeadersThatItNamesCanBeAskedFor() {
    var format =
        mapping(
            """
            headers: {event: X-Event}
            changes: {summary: "join(' ', [headers.event, body.Status])"}
            """);
    var payload =
        format.read(
            Value.ofForm("Status=done".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            new Arrival(
                "src",
                dev.tocsin.signature.Headers.ofSingle(
                    Map.of("x-event", "call", "authorization", "secret")),
                Map.of(),
                ManualClock.START));
    assertThat(payload.changes().getFirst().summary()).isEqualTo("call done");
  }

  @Test
  void bodyMayCarryTheIdAndTheTenant() {
    var format = mapping("{deliveryId: body.id, tenant: body.page.id}");
    assertThat(format.deliveryId(value("{'id':12}"))).contains("12");
    assertThat(format.deliveryId(value("{'id':'two words'}"))).isEmpty();
    assertThat(format.deliveryId(value("{}"))).isEmpty();
    assertThat(format.tenant(value("{'page':{'id':'p'}}"))).contains("p");
    assertThat(format.tenant(value("{'page':{'id':{}}}"))).isEmpty();
  }

  @Test
  void mistakeInTheConfigurationIsNamedByFileLineAndKey() {
    assertMistake(
        "alerts:\n  labels:\n    service: body.[",
        "sources.yaml:3: alerts.labels.service: not an expression");
    assertMistake(
        "changes: {summary: nofunction(body)}", "sources.yaml:1: changes.summary: not an");
    assertMistake("alerts: [{title: body.x}]", "unknown key; known here: status");
    assertMistake("alert: {}", "unknown key; known here: alerts");
    assertThatThrownBy(
            () ->
                new MappingFormat()
                    .with(
                        new dev.tocsin.config.Node(
                            new dev.tocsin.config.Location("sources.yaml", 9, "sources[0].mapping"),
                            null)))
        .hasMessage("sources.yaml:9: sources[0].mapping: expected a mapping, found nothing");
  }

  @Test
  void mistakeInABodyIsNamedByThePlaceInTheMapping() {
    assertThatThrownBy(
            () ->
                read(
                    mapping("alerts: {status: \"'on'\", labels: {alertname: body.n}}"),
                    "{'n':'A'}"))
        .isInstanceOf(InvalidPayload.class)
        .hasMessage("alerts.status: expected firing, resolved or nothing");
    assertThatThrownBy(() -> read(mapping("alerts: {status: \"'firing'\"}"), "{}"))
        .hasMessage("labels: the label alertname is missing");
    assertThatThrownBy(
            () -> read(mapping("samples: {metric: \"'m'\", value: body.v}"), "{'v':'x'}"))
        .hasMessage("samples.value: expected a number");
    assertThatThrownBy(
            () -> read(mapping("samples: {metric: \"'m'\", value: body.v}"), "{'v':'NaN'}"))
        .hasMessage("samples.value: expected a finite number");
    assertThatThrownBy(() -> read(mapping("changes: {at: body.at}"), "{'at':'yesterday'}"))
        .hasMessageContaining("changes.at: expected a time");
    assertThatThrownBy(() -> read(mapping("heartbeats: {name: body}"), "'a:b'"))
        .hasMessage("name: not the name of a heartbeat");
  }

  @Test
  void itemsAreBounded() {
    var many = "[" + "1,".repeat(5_000) + "1]";
    assertThatThrownBy(() -> read(mapping("changes: {items: body}"), many))
        .hasMessage("changes: more than 5000 items");
  }

  private static Format mapping(String yaml) {
    return new MappingFormat().with(Settings.of(yaml));
  }

  private static void assertMistake(String yaml, String message) {
    assertThatThrownBy(() -> mapping(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}
