// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.sample.SampleStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

  private static final String RESOURCES =
      """
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration: {AllowOrigins: ["https://console.example"], AllowMethods: [GET], AllowHeaders: [authorization], MaxAge: 60}
        WebFunction:
          Type: AWS::Serverless::Function
          Properties:
            Handler: dev.tocsin.local.sample.Web
            Timeout: 1
            Events:
              Echo: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: ANY, Path: "/echo/{name}"}}
              Throw: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /throw}}
              Hang: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /hang}}
              Short: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: POST, Path: /hang, TimeoutInMillis: 50}}
              Teapot: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /teapot}}
              Bare: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /bare}}
      """;

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir static Path folder;
  private static SampleStack sample;
  private static Functions functions;
  private static HttpApi api;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    sample = new SampleStack(folder, RESOURCES);
    functions = sample.functions();
    api = HttpApi.start(sample.stack(), functions, InstantSource.fixed(NOW), 0);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    api.stop(Duration.ZERO);
    functions.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.uri() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode event(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var response = send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  @Test
  void theEventIsPayloadFormat2() throws Exception {
    var event =
        event(
            request("/echo/a%20b?q=1&q=2&empty=&s=x%20y%2B")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("Cookie", "a=1; b=2")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"ü\":1}")));

    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("ANY /echo/{name}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a b");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("q=1&q=2&empty=&s=x%20y%2B");
    assertThat(event.path("queryStringParameters").toString())
        .isEqualTo("{\"q\":\"1,2\",\"empty\":\"\",\"s\":\"x y+\"}");
    assertThat(event.path("pathParameters").path("name").asText()).isEqualTo("a b");
    assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("one,two");
    assertThat(event.path("headers").has("cookie")).isFalse();
    assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
    assertThat(event.path("body").asText()).isEqualTo("{\"ü\":1}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    var context = event.path("requestContext");
    assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
    assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("time").asText()).isEqualTo("21/Nov/2026:08:00:00 +0000");
    assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void whatIsAbsentIsAbsentInTheEvent() throws Exception {
    var event = event(request("/echo/a").GET());

    assertThat(event.path("rawQueryString").asText()).isEmpty();
    assertThat(List.of(event.has("body"), event.has("cookies"), event.has("queryStringParameters")))
        .containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "application/x-www-form-urlencoded"})
  void aBodyThatIsNoTextArrivesAsBase64(String type) throws Exception {
    var event =
        event(request("/echo/a").header("Content-Type", type).POST(BodyPublishers.ofString("a=b")));

    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(event.path("body").asText())).asString().isEqualTo("a=b");
  }

  @Test
  void aTextThatIsNotUtf8LosesNoByte() throws Exception {
    var body = new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'};
    var event =
        event(
            request("/echo/a")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(body);
  }

  @Test
  void aStructuredAnswerSetsStatusHeadersCookiesAndBytes() throws Exception {
    var response = client.send(request("/teapot").build(), BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.headers().firstValue("x-kind")).contains("pot");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(response.body()).containsExactly(0, 1, 2);
  }

  @Test
  void anAnswerWithoutABody() throws Exception {
    var response = send(request("/bare"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void anUnknownRouteIsNotFound() throws Exception {
    var response = send(request("/nowhere"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void aFunctionThatThrowsIsAnInternalError() throws Exception {
    var response = send(request("/throw"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void aFunctionThatHangsIsUnavailable() throws Exception {
    assertThat(send(request("/hang")).statusCode()).isEqualTo(503);
    assertThat(send(request("/hang").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(503);
  }

  @Test
  void tooLargeABodyOrHeader() throws Exception {
    for (int size : new int[] {7 << 20, 11_000_000}) {
      var response = send(request("/echo/a").POST(BodyPublishers.ofByteArray(new byte[size])));
      assertThat(response.statusCode()).isEqualTo(413);
    }
    assertThat(send(request("/echo/a").header("X-Big", "x".repeat(10_240))).statusCode())
        .isEqualTo(431);
  }

  @Test
  void preflightsAreAnsweredForTheConfiguredOriginOnly() throws Exception {
    var preflight =
        request("/echo/a")
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", BodyPublishers.noBody());

    var allowed = send(preflight.copy().header("Origin", "https://console.example"));
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("access-control-allow-origin"))
        .contains("https://console.example");
    assertThat(allowed.headers().firstValue("access-control-max-age")).contains("60");
    var refused = send(preflight.copy().header("Origin", "https://elsewhere.example"));
    assertThat(refused.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(
            () ->
                HttpApi.start(
                    sample.stack(), functions, InstantSource.system(), api.uri().getPort()))
        .isInstanceOf(HttpApiException.class)
        .hasMessageContaining(Integer.toString(api.uri().getPort()));
  }
}
