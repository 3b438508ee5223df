// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.http.HttpAnswer;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.RefusedTargetException;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Signer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls a URL of whatever can repair a service: an HTTP request with a JSON body, signed as the
 * other side wants it, under an {@code Idempotency-Key}. Any 2xx answer is "done".
 *
 * <p>One call, one try: trying again is for the runbook's attempts to decide, each under the
 * guards.
 */
final class HttpAction implements RecoveryAction {

  /** Well within the function's time-out, and long enough for a cold connection. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

  private final String method;
  private final String url;
  private final boolean urlIsSecret;
  private final BodyTemplate body;
  private final @Nullable Proof proof;
  private final OutgoingHttp http;
  private final Secrets secrets;

  /** How a call proves where it comes from. */
  private record Proof(Scheme scheme, String secret) {}

  private HttpAction(
      String method,
      Node url,
      boolean urlIsSecret,
      BodyTemplate body,
      @Nullable Proof proof,
      OutgoingHttp http,
      Secrets secrets) {
    this.method = method;
    this.url = url.text();
    this.urlIsSecret = urlIsSecret;
    this.body = body;
    this.proof = proof;
    this.http = http;
    this.secrets = secrets;
  }

  static HttpAction of(Node node, ActionKinds.Tools tools) {
    node.allowing("method", "url", "url_secret", "body", "timeout", "signature", "secret");
    var plain = node.find("url");
    var secret = node.find("url_secret");
    if (plain.isPresent() == secret.isPresent()) {
      throw node.error("expected either 'url' or 'url_secret', the name of a secret");
    }
    return new HttpAction(
        method(node),
        plain.or(() -> secret).orElseThrow(),
        secret.isPresent(),
        node.find("body").map(BodyTemplate::of).orElse(new BodyTemplate("{}")),
        node.find("signature").map(name -> proof(name, node.get("secret"), tools)).orElse(null),
        tools.http().apply(timeout(node)),
        tools.secrets());
  }

  @Override
  public ActionResult perform(ActionCall call) {
    var content = body.fill(call).getBytes(StandardCharsets.UTF_8);
    try {
      var target = URI.create(urlIsSecret ? secrets.get(url) : url);
      return result(http.send(method, target, headers(call, target, content), content));
    } catch (UncheckedIOException e) {
      return ActionResult.failed("no answer: " + nameOf(e.getCause()));
    } catch (RefusedTargetException e) {
      return ActionResult.impossible(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Not with the message: it may quote the secret.
      return ActionResult.impossible("a secret of the runbook is missing or not usable");
    }
  }

  private static String nameOf(@Nullable Throwable cause) {
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }

  private static ActionResult result(HttpAnswer answer) {
    var said = "HTTP " + answer.status();
    return answer.isSuccess()
        ? ActionResult.done(said)
        : answer.isTransient() ? ActionResult.failed(said) : ActionResult.impossible(said);
  }

  private Map<String, String> headers(ActionCall call, URI target, byte[] content) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", call.key());
    if (proof != null) {
      var request =
          new Request(method, target.toString(), Headers.ofSingle(Map.copyOf(headers)), content);
      headers.putAll(
          Signer.headers(
              proof.scheme(), secrets.get(proof.secret()), request, call.key(), call.at()));
    }
    return headers;
  }

  private static String method(Node node) {
    var method = node.find("method").map(Node::text).orElse("POST");
    if (!method.matches("POST|PUT|PATCH|DELETE")) {
      throw node.get("method").error("expected POST, PUT, PATCH or DELETE");
    }
    return method;
  }

  private static Proof proof(Node name, Node secret, ActionKinds.Tools tools) {
    return new Proof(tools.signatures().apply(name), secret.text());
  }

  private static Duration timeout(Node node) {
    var timeout = node.find("timeout").map(Node::duration).orElse(TIMEOUT);
    if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw node.get("timeout").error("expected a duration up to 20s");
    }
    return timeout;
  }
}
