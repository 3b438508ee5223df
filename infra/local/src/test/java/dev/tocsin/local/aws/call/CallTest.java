// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/sqs/aws4_request, Signature=x";

  @Test
  void aJsonCallHasItsOperationInTheTarget() {
    var call =
        Call.of(
            request(
                Map.of("authorization", SIGNED, "x-amz-target", "AmazonSQS.SendMessage"),
                "{\"QueueUrl\":\"u\"}"));
    assertThat(call.service()).isEqualTo("sqs");
    assertThat(call.operation()).isEqualTo("SendMessage");
    assertThat(call.accessKey()).isEqualTo("KEY");
    assertThat(call.text("QueueUrl")).isEqualTo("u");
    assertThat(call.isQuery()).isFalse();
  }

  @Test
  void aQueryCallHasItsOperationInTheForm() {
    var call =
        Call.of(
            request(Map.of("authorization", SIGNED), "Action=Publish&Message=a%20b%26c&Empty="));
    assertThat(call.operation()).isEqualTo("Publish");
    assertThat(call.text("Message")).isEqualTo("a b&c");
    assertThat(call.text("Empty")).isEmpty();
    assertThat(call.form().has("Empty")).isTrue();
    assertThat(call.isQuery()).isTrue();
  }

  @Test
  void numberedParametersAreItems() {
    var form =
        Form.parse(
            "L.member.1.Id=a&L.member.2.Id=b&L.member.4.Id=d".getBytes(StandardCharsets.UTF_8));
    assertThat(form.items("L.member")).extracting(it -> it.text("Id")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic abc", "AWS4-HMAC-SHA256 Credential=KEY/sqs"})
  void anUnsignedRequestIsRefused(String authorization) {
    assertThatThrownBy(() -> Call.of(request(Map.of("authorization", authorization), "{}")))
        .isInstanceOf(AwsException.class)
        .hasMessage("Request is missing Authentication Token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":}", "\u0000"})
  void whatIsNotJsonIsRefused(String body) {
    assertThatThrownBy(
            () -> Call.of(request(Map.of("authorization", SIGNED, "x-amz-target", "X.Y"), body)))
        .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void aFormThatIsNotEncodedIsRefused() {
    assertThatThrownBy(() -> Call.of(request(Map.of("authorization", SIGNED), "Action=%zz")))
        .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void anErrorIsWrittenInTheProtocolOfItsCaller() {
    var error = new AwsException(404, "NotFound", "no <such> & thing");
    var json = Failure.of(request(Map.of("x-amz-target", "X.Y"), ""), error);
    assertThat(new String(json.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"__type\":\"com.amazonaws#NotFound\",\"message\":\"no <such> & thing\"}");
    var xml = Failure.of(request(Map.of(), ""), error);
    assertThat(xml.status()).isEqualTo(404);
    assertThat(new String(xml.body(), StandardCharsets.UTF_8))
        .contains("<Code>NotFound</Code><Message>no &lt;such&gt; &amp; thing</Message>");
  }

  private static AwsRequest request(Map<String, String> headers, String body) {
    return new AwsRequest(
        "POST", "/", new HashMap<>(headers), body.getBytes(StandardCharsets.UTF_8));
  }
}
