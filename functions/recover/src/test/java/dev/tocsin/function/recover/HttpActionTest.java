// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.Targets;
import dev.tocsin.config.ConfigurationException;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.signature.scheme.SchemeReader;
import dev.tocsin.testkit.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpActionTest {

  private static final Path CONFIG = Path.of("../../infra/config");
  private static final String SECRET = "whsec_bG9jYWwtb25seS1yZXBhaXItc2VjcmV0LXdvcnRoLW5vdGhpbmc=";
  private static final ActionCall CALL =
      new ActionCall(
          "restart-cache/0123456789abcdef/1767607200000/2",
          "restart-cache",
          Labels.of("alertname", "Low \"rate\"", "service", "cache_manager"),
          ManualClock.START);

  private HttpServer server;
  private int status = 200;
  private String method = "";
  private Map<String, List<String>> headers = Map.of();
  private byte[] body = {};

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/repair", this::answer);
    server.start();
  }

  @AfterEach
  void hangUp() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    method = exchange.getRequestMethod();
    headers = Map.copyOf(exchange.getRequestHeaders());
    body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/repair";
  }

  @Test
  void theCallSaysWhatItIsAboutUnderTheAttemptsKey() {
    var result =
        action(
                """
                url: %s
                body: '{"service": "{{ labels.service }}", "why": "{{labels.alertname}}", "by": "{{ runbook }}", "no": "{{ labels.team }}"}'
                """
                    .formatted(url()))
            .perform(CALL);

    assertThat(result).isEqualTo(ActionResult.done("HTTP 200"));
    assertThat(method).isEqualTo("POST");
    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"service\": \"cache_manager\", \"why\": \"Low \\\"rate\\\"\", \"by\":"
                + " \"restart-cache\", \"no\": \"\"}");
    assertThat(headers).containsEntry("Idempotency-key", List.of(CALL.key()));
    assertThat(headers).containsEntry("Content-type", List.of("application/json"));
  }

  @Test
  void aSignedCallPassesTheVerifierOfItsScheme() {
    action("url_secret: url\nsignature: standard-webhooks\nsecret: repair\nmethod: PUT")
        .perform(CALL);

    var scheme =
        SchemeReader.read(
            YamlFile.read(CONFIG, "signatures.yaml").get("presets").get("standard-webhooks"), null);
    var request = new Request("PUT", url(), Headers.of(headers), body);
    assertThat(method).isEqualTo("PUT");
    assertThat(Verifier.verify(scheme, Keys.ofSecrets(SECRET), request, CALL.at()))
        .isEqualTo(new Verdict.Verified(Optional.of(CALL.key())));
    assertThat(headers).containsEntry("Webhook-id", List.of(CALL.key()));
  }

  @Test
  void aBearerTokenIsSentAlong() {
    action("url_secret: url\nsignature: bearer\nsecret: token").perform(CALL);
    assertThat(headers).containsEntry("Authorization", List.of("Bearer s3cret"));
  }

  @ParameterizedTest
  @CsvSource({
    "204, DONE",
    "302, IMPOSSIBLE",
    "401, IMPOSSIBLE",
    "404, IMPOSSIBLE",
    "408, FAILED",
    "429, FAILED",
    "500, FAILED",
    "503, FAILED"
  })
  void theStatusSaysWhetherAnotherAttemptMakesSense(int answered, ActionResult.Status expected) {
    status = answered;
    assertThat(action("url_secret: url").perform(CALL))
        .isEqualTo(new ActionResult(expected, "HTTP " + answered));
  }

  @Test
  void nobodyThereIsAFailure() {
    var gone = action("url: " + url());
    server.stop(0);
    assertThat(gone.perform(CALL)).isEqualTo(ActionResult.failed("no answer: ConnectException"));
  }

  @Test
  void aSecretThatIsMissingOrNoUrlCanNeverWorkAndIsNotQuoted() {
    var unusable = ActionResult.impossible("a secret of the runbook is missing or not usable");
    assertThat(action("url_secret: missing").perform(CALL)).isEqualTo(unusable);
    assertThat(action("url_secret: not-a-url").perform(CALL)).isEqualTo(unusable);
  }

  @Test
  void aTargetThatMustNotBeCalledIsNot() {
    var result = action("url: http://169.254.169.254/latest/meta-data").perform(CALL);
    assertThat(result.status()).isEqualTo(ActionResult.Status.IMPOSSIBLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method: POST | http: expected either 'url' or 'url_secret', the name of a secret",
        "{url: a, url_secret: b} | http: expected either 'url' or 'url_secret', the name of a secret",
        "{url: a, method: GET} | http.method: expected POST, PUT, PATCH or DELETE",
        "{url: a, timeout: 25s} | http.timeout: expected a duration up to 20s",
        "{url: a, signature: github} | http.secret: is missing",
        "{url: a, body: '{\"a\": \"{{ service }}\"}'} | http.body: {{ service }} can't be filled"
            + " in; known are {{ labels.<name> }}, {{ runbook }} and {{ key }}",
        "{url: a, uri: b} | http.uri: unknown key; known here: method, url, url_secret, body,"
            + " timeout, signature, secret",
      })
  void aMistakeIsNamedWithItsPlace(String settings, String message) {
    assertThatThrownBy(() -> action(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void anUnknownSignatureIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> action("{url: a, signature: magic, secret: s}"))
        .hasMessageContaining("http.signature: expected one of")
        .hasMessageContaining("standard-webhooks");
  }

  private HttpAction action(String settings) {
    var node = YamlFile.parse("runbooks/cache.yaml", "http:\n" + settings.indent(2)).get("http");
    return HttpAction.of(node, tools());
  }

  private ActionKinds.Tools tools() {
    var secrets =
        Secrets.ofJson(
            "{\"url\": \"%s\", \"repair\": \"%s\", \"token\": \"s3cret\", \"not-a-url\": \"a b\"}"
                .formatted(url(), SECRET));
    return new ActionKinds.Tools(
        secrets,
        timeout -> new OutgoingHttp(new Targets(true), timeout),
        Wiring.signatures(CONFIG));
  }
}
