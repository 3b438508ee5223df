// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.lambda.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  private static Reply answered(String json) {
    return Reply.of(new Response.Answered(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String body(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aStructuredAnswer() {
    var reply =
        answered(
            """
            {"statusCode":201,"headers":{"Content-Type":"text/html","X-A":"1"},
             "multiValueHeaders":{"x-a":["2"]},"cookies":["a=1","b=2"],"body":"<p>"}""");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.headers().get("content-type")).containsExactly("text/html");
    assertThat(reply.headers().get("x-a")).containsExactly("1", "2");
    assertThat(reply.headers().get("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(body(reply)).isEqualTo("<p>");
  }

  @Test
  void withoutATypeABodyIsPlainText() {
    assertThat(answered("{\"statusCode\":200,\"body\":\"a\"}").headers().get("content-type"))
        .containsExactly("text/plain; charset=utf-8");
  }

  @Test
  void aBodyMayBeBase64OrAbsent() {
    assertThat(answered("{\"statusCode\":200,\"body\":\"AAE=\",\"isBase64Encoded\":true}").body())
        .containsExactly(0, 1);
    assertThat(answered("{\"statusCode\":204}").body()).isEmpty();
    assertThat(answered("{\"statusCode\":204,\"body\":null}").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "\"text\"", "[1,2]", "7"})
  void anAnswerWithoutAStatusIsTheBody(String json) {
    var reply = answered(json);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("content-type")).isEqualTo(List.of("application/json"));
    assertThat(body(reply)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{not JSON",
        "{\"statusCode\":\"soon\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}"
      })
  void anAnswerThatCannotBeUnderstoodIsAnInternalError(String json) {
    assertThat(answered(json).status()).isEqualTo(500);
    assertThat(body(answered(json))).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void anAnswerBeyondLambdasLimitIsAnInternalError() {
    var large = "{\"statusCode\":200,\"body\":\"" + "x".repeat(6 << 20) + "\"}";

    assertThat(answered(large).status()).isEqualTo(500);
  }

  @Test
  void failuresAreToldAsTheGatewayDoes() {
    assertThat(Reply.of(new Response.Failed(new byte[0])).status()).isEqualTo(500);
    assertThat(Reply.of(new Response.TimedOut(new byte[0])).status()).isEqualTo(503);
    assertThat(Reply.of(new Response.Throttled(new byte[0])).status()).isEqualTo(503);
  }
}
