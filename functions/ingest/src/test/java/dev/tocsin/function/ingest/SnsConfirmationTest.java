// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.aws.http.Answer;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.testkit.WorthlessCertificates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code SnsConfirmation}: SNS's confirmation of a subscription, whoever's signature says that it
 * is SNS's.
 */
class SnsConfirmationTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";
  private static final Map<String, String> TEXT =
      Map.of("Content-Type", "text/plain; charset=UTF-8");
  private static final String URL =
      "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
          + TOPIC
          + "&Token=2336412f37fb687f";

  private final FrontDoor door =
      FrontDoor.with(
          "sources: [{name: alarms, preset: hmac, signature: {handshake: sns}, secret: plain,"
              + " tenants: ['%s'], format: alert}]".formatted(TOPIC));

  private Answer confirm(String topic, String url) {
    return door.post("alarms", message("SubscriptionConfirmation", topic, url));
  }

  private static String message(String type, String topic, String url) {
    return """
        {"Type":"%s","MessageId":"165545c9-2a5c-472c-8df2-7ff2be2b3b1b","Token":"2336412f37fb687f",\
        "TopicArn":"%s","Message":"You have chosen to subscribe","SubscribeURL":"%s",\
        "Timestamp":"2026-11-21T10:00:00.000Z"}"""
        .formatted(type, topic, url);
  }

  @Test
  void subscriptionOfANamedTopicIsConfirmed() {
    var answer = confirm(TOPIC, URL);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(door.called).containsExactly(URI.create(URL));
    assertThat(door.counted).containsExactly("alarms greeted");
    assertThat(door.ledger.entries()).isEmpty();
  }

  @Test
  void urlMayBeEncoded() {
    confirm(TOPIC, URL.replace(TOPIC, TOPIC.replace(":", "%3A")));
    assertThat(door.called).hasSize(1);
  }

  @Test
  void regionsOfChinaHaveADomainOfTheirOwn() {
    var topic = "arn:aws-cn:sns:cn-north-1:123456789012:alarms";
    var china =
        FrontDoor.with(
            "sources: [{name: alarms, preset: hmac, signature: {handshake: sns}, secret: plain,"
                + " tenants: ['%s'], format: alert}]".formatted(topic));
    var url =
        URL.replace(TOPIC, topic)
            .replace("sns.eu-west-1.amazonaws.com", "sns.cn-north-1.amazonaws.com.cn");

    china.post("alarms", message("SubscriptionConfirmation", topic, url));
    china.post(
        "alarms", message("SubscriptionConfirmation", topic, url.replace(".com.cn", ".com")));

    assertThat(china.called).containsExactly(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sns.eu-west-1.amazonaws.com.evil.example/?",
        "https://evil.example/sns.eu-west-1.amazonaws.com/?",
        "http://sns.eu-west-1.amazonaws.com/?",
        "https://sns.us-east-1.amazonaws.com/?",
        "https://sqs.eu-west-1.amazonaws.com/?",
        "https://sns.eu-west-1.amazonaws.com@evil.example/?",
        "https://user:password@sns.eu-west-1.amazonaws.com/?",
        "https://sns.eu-west-1.amazonaws.com:8443/?",
        "https://sns.eu-west-1.amazonaws.com/other?",
        "https://SNS.eu-west-1.amazonaws.com./?",
        "https://169.254.169.254/?",
        "https://sns.eu-west-1.amazonaws.com\\\\@evil.example/?",
        "sns.eu-west-1.amazonaws.com/?",
        "file:///?",
        "https://sns.eu-west-1.amazonaws.com/?Version=2010-03-31&",
        "https://sns.eu-west-1.amazonaws.com/#?",
      })
  void otherAddressIsNotCalled(String beginning) {
    var answer = confirm(TOPIC, URL.replace("https://sns.eu-west-1.amazonaws.com/?", beginning));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(door.called).isEmpty();
    assertThat(door.counted).containsExactly("alarms FOREIGN_SUBSCRIBE_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://sns.eu-west-1.amazonaws.com/",
        "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&TopicArn="
            + TOPIC
            + "&Token=2336412f37fb687f",
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
            + TOPIC
            + "&Token=other",
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
            + TOPIC
            + "s&Token=2336412f37fb687f",
        URL + "&Action=Unsubscribe",
        URL + "&",
      })
  void otherRequestIsNotMade(String url) {
    assertThat(confirm(TOPIC, url).status()).isEqualTo(401);
    assertThat(door.called).isEmpty();
  }

  @Test
  void topicOfAnotherIsNotConfirmed() {
    var theirs = TOPIC.replace("123456789012", "999999999999");
    var answer = confirm(theirs, URL.replace(TOPIC, theirs));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(door.called).isEmpty();
    assertThat(door.counted).containsExactly("alarms FOREIGN_TENANT");
  }

  @Test
  void forgedConfirmationIsNotLookedAt() {
    var answer =
        door.post(
            "alarms",
            message("SubscriptionConfirmation", TOPIC, URL),
            Map.of("X-Signature-256", "sha256=" + "0".repeat(64)));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(door.called).isEmpty();
  }

  @Test
  void confirmationSignedWithSnsCertificateIsMade() {
    var genuine =
        FrontDoor.with(
            "sources: [{name: alarms, preset: aws-sns, tenants: ['%s'], format: sns}]"
                .formatted(TOPIC));
    var signed = signed(genuine, URL);

    assertThat(genuine.postUnsigned("alarms", signed, TEXT).status()).isEqualTo(200);
    assertThat(genuine.called).containsExactly(URI.create(URL));
    var forged = signed.replace("2336412f37fb687f", "0000000000000000");
    assertThat(genuine.postUnsigned("alarms", forged, TEXT).status()).isEqualTo(401);
    assertThat(genuine.called).hasSize(1);
    assertThat(genuine.counted).containsExactly("alarms greeted", "alarms MISMATCH");
  }

  /** As SNS signs, with a certificate that only this test trusts. */
  private static String signed(FrontDoor door, String url) {
    var message =
        (ObjectNode)
            Json.parse(
                message("SubscriptionConfirmation", TOPIC, url).getBytes(StandardCharsets.UTF_8));
    message
        .put("Timestamp", door.clock.instant().toString())
        .put("SignatureVersion", "2")
        .put(
            "SigningCertURL",
            "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem");
    var unsigned =
        new Request(
            "POST",
            "",
            Headers.ofSingle(Map.of()),
            message.toString().getBytes(StandardCharsets.UTF_8),
            new JsonDocuments());
    var scheme = door.sources.find("alarms").orElseThrow().scheme();
    var key = WorthlessCertificates.SENDERS_PRIVATE_KEY;
    var proof = scheme.sign(key, unsigned, "", door.clock.instant());
    proof.fields().forEach(message::put);
    return message.toString();
  }

  @Test
  void snsIsAskedToSendAgainWhenTheConfirmationFails() {
    door.calledAnswers = 500;
    var answer = confirm(TOPIC, URL);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(door.counted).containsExactly("alarms UNAVAILABLE");
  }

  @Test
  void endOfASubscriptionIsNeverUndone() {
    door.post("alarms", message("UnsubscribeConfirmation", TOPIC, URL));

    assertThat(door.called).isEmpty();
    assertThat(door.counted).doesNotContain("alarms greeted");
  }
}
