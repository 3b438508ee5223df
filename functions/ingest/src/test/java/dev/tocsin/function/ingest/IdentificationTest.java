// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.function.ingest.Identification.Result;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.signature.Certificates;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.WorthlessCertificates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proofs that do not stand in headers alone, with what ingest knows of a request. */
class IdentificationTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms";
  private static final String MESSAGE =
      """
      {"Type":"Notification","MessageId":"m-1","Message":"x","TopicArn":"%s",
       "Timestamp":"2026-01-05T10:00:00.000Z","SigningCertURL":"%s"}
      """;
  private static final String AMAZON = "https://sns.us-east-1.amazonaws.com/a.pem";

  @Test
  void messageOfAmazonIsKnownByItsCertificate() {
    var source = source("{name: aws, preset: aws-sns, tenants: [a], format: alert}");
    var signed = signedBody(source, MESSAGE.formatted(TOPIC, AMAZON));
    assertThat(of(source, signed, "")).isEqualTo(new Result.Known(source, Optional.of("m-1")));
    assertThat(of(source, signed.replace(TOPIC, "other"), "")).isInstanceOf(Result.Unknown.class);
  }

  @Test
  void certificateIsNotEvenAskedForElsewhere() {
    var source = source("{name: aws, preset: aws-sns, tenants: [a], format: alert}");
    var signed = signedBody(source, MESSAGE.formatted(TOPIC, "https://evil.example/a.pem"));
    assertThat(of(source, signed, "")).isInstanceOf(Result.Unknown.class);
  }

  @Test
  void secretInTheQueryIsRead() {
    var source = source("{name: hub, preset: docker-hub, secret: s, format: alert}");
    assertThat(of(source, "{}", "x=1&secret=s%20value")).isInstanceOf(Result.Known.class);
    assertThat(of(source, "{}", "secret=other")).isInstanceOf(Result.Unknown.class);
    assertThat(of(source, "{}", "")).isInstanceOf(Result.Unknown.class);
  }

  @Test
  void urlIsTheConfiguredOneWithTheQueryThatCame() {
    var source =
        source(
            "{name: sq, preset: square, secret: s, url: 'https://t.example/sq?k=1', format: alert}");
    var request =
        new Request(
            "POST", "https://t.example/sq?k=2&l=%20", Headers.ofSingle(Map.of()), bytes("{}"));
    var headers = source.scheme().sign("s value", request, "", ManualClock.START).headers();
    assertThat(of(source, "{}", "k=2&l=%20", headers)).isInstanceOf(Result.Known.class);
    assertThat(of(source, "{}", "k=2&l=+", headers)).isInstanceOf(Result.Unknown.class);
  }

  private static String signedBody(Source source, String body) {
    var request =
        new Request("POST", "", Headers.ofSingle(Map.of()), bytes(body), new JsonDocuments());
    var proof =
        source
            .scheme()
            .sign(WorthlessCertificates.SENDERS_PRIVATE_KEY, request, "", ManualClock.START);
    return new String(JsonDocuments.with(bytes(body), proof.fields()), StandardCharsets.UTF_8);
  }

  private static Result of(Source source, String body, String query) {
    return of(source, body, query, Map.of());
  }

  private static Result of(Source source, String body, String query, Map<String, String> headers) {
    var sender = WorthlessCertificates.certificate(WorthlessCertificates.SENDER);
    Certificates certificates =
        (address, chained) -> {
          assertThat(address).hasToString(AMAZON);
          return Optional.of(sender);
        };
    var delivery =
        new Delivery(
            "POST /webhooks/{source}",
            "POST",
            "/webhooks/" + source.name(),
            Map.of("source", source.name()),
            Map.of(),
            query,
            Headers.ofSingle(headers),
            bytes(body));
    return new Identification(name -> List.of(name + " value"), certificates)
        .of(delivery, List.of(source), ManualClock.START);
  }

  private static Source source(String line) {
    return Sources.read(
            YamlFile.parse("sources.yaml", "sources:\n  - " + line),
            YamlFile.read(FrontDoor.CONFIG, "signatures.yaml"))
        .byName()
        .values()
        .iterator()
        .next();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
