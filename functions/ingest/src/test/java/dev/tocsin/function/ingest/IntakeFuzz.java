// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tocsin.aws.json.Json;
import dev.tocsin.function.ingest.endpoint.Endpoint;
import dev.tocsin.testkit.LambdaContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The whole door, at every endpoint and as every source: whatever is thrown at it is answered,
 * never with an error of ours, and nothing is taken in that is not proven. The seed is fixed, so a
 * failure can be seen again.
 */
class IntakeFuzz {

  private static final int ROUNDS = 3_000;
  private static final String NOT_BASE64 = "***";
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "text/plain; charset=UTF-8",
          "application/x-www-form-urlencoded",
          "application/json;;charset=",
          "\u0000",
          "");
  private static final List<String> NAMES =
      List.of(
          "authorization",
          "content-type",
          "content-encoding",
          "content-length",
          "x-hub-signature-256",
          "webhook-signature",
          "webhook-id",
          "webhook-timestamp",
          "x-ghl-signature",
          "x-github-event",
          "x-github-delivery",
          "idempotency-key",
          "x-amz-sns-message-type");

  private final Random random = new Random(4);
  private final FrontDoor door = new FrontDoor();
  private final IngestHandler handler = new IngestHandler(door.intake);
  private final List<String> routes =
      Endpoint.ALL.stream().flatMap(endpoint -> endpoint.routes().stream()).sorted().toList();
  private final List<String> sources = door.sources.byName().keySet().stream().sorted().toList();
  private final List<byte[]> bodies = bodies();

  /** Some senders prove themselves in the body. */
  private final List<byte[]> unproven =
      bodies.stream()
          .filter(body -> !new String(body, StandardCharsets.UTF_8).contains("routing_key"))
          .toList();

  private final Map<Integer, Integer> answered = new TreeMap<>();

  @Test
  void nothingIsTakenInWithoutAProof() {
    for (int round = 0; round < ROUNDS; round++) {
      var event = noise();
      event.setHeaders(headers());
      if (random.nextBoolean()) {
        event.getHeaders().putAll(forged(source(event), bytes(event)));
      }
      answer(event);
    }
    assertThat(door.counted).noneMatch(counted -> counted.endsWith(" accepted"));
    assertThat(door.alerts).isEmpty();
    assertThat(door.samples).isEmpty();
    assertThat(door.ledger.entries()).isEmpty();
    assertThat(answered).as("answers by status").containsKeys(400, 401, 404);
  }

  @Test
  void whateverAProvenSenderSendsIsAnswered() {
    for (int round = 0; round < ROUNDS; round++) {
      var source = pick(sources);
      var body = spoiled(pick(bodies));
      var event = event("POST /webhooks/{source}", source, body);
      var headers = headers();
      headers.keySet().removeIf(name -> !name.equals("x-github-event"));
      headers.put("content-type", pick(TYPES));
      door.sign(source, body, "msg-" + random.nextInt(100))
          .forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
      event.setHeaders(headers);
      answer(event);
    }
    assertThat(door.counted).anyMatch(counted -> counted.endsWith(" accepted"));
    assertThat(answered.keySet()).as("answers by status").contains(200, 202, 400, 415);
  }

  private void answer(APIGatewayV2HTTPEvent event) {
    door.clock.advance(Duration.ofMillis(500));
    try {
      int status = handler.handleRequest(event, new LambdaContext("ingest")).getStatusCode();
      answered.merge(status, 1, Integer::sum);
      assertThat(status).as("to %s", event).isBetween(200, 499);
    } catch (RuntimeException e) {
      fail("failed on " + event, e);
    }
  }

  private APIGatewayV2HTTPEvent noise() {
    var source = random.nextInt(8) == 0 ? text(random.nextInt(40)) : pick(sources);
    var route = random.nextInt(20) == 0 ? text(10) : pick(routes);
    var event = event(route, source, spoiled(pick(unproven)));
    switch (random.nextInt(12)) {
      case 0 -> event.setBody(null);
      case 1 -> event.setIsBase64Encoded(!event.getIsBase64Encoded());
      case 2 -> event.setPathParameters(null);
      case 3 -> event.setQueryStringParameters(Map.of(text(5), text(5), "secret", text(9)));
      case 4 -> event.setRawQueryString(text(random.nextInt(10_000)));
      case 5 -> event.setRawPath(text(random.nextInt(3_000)));
      case 6 -> {
        event.setIsBase64Encoded(true);
        event.setBody(NOT_BASE64);
      }
      default -> {}
    }
    return event;
  }

  private static APIGatewayV2HTTPEvent event(String route, String source, byte[] body) {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey(route);
    event.setRawPath("/webhooks/" + source);
    event.setPathParameters(new HashMap<>(Map.of("source", source, "id", source, "alias", source)));
    event.setBody(Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(true);
    return event;
  }

  private Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    for (int i = random.nextInt(6); i > 0; i--) {
      headers.put(
          random.nextInt(4) == 0 ? text(8) : pick(NAMES),
          switch (random.nextInt(8)) {
            case 0 -> text(random.nextInt(9_000));
            case 1 -> "Bearer " + text(20);
            case 2 -> "sha256=" + "0".repeat(64);
            case 3 -> "v1," + "A".repeat(43) + "=";
            case 4 -> Long.toString(door.clock.instant().getEpochSecond());
            case 5 -> "workflow_run";
            default -> pick(TYPES);
          });
    }
    return headers;
  }

  /** What the sender would send, but for one character of its proof. */
  private Map<String, String> forged(String source, byte[] body) {
    if (door.sources.find(source).isEmpty()) {
      return Map.of();
    }
    var proof = new HashMap<>(door.sign(source, body, "msg-1"));
    for (var name : List.copyOf(proof.keySet())) {
      // The id and the time may be as they are; a proof over them or beside them is spoiled.
      if (!name.toLowerCase(java.util.Locale.ROOT).matches(".*(id|key|delivery|timestamp)")) {
        var value = proof.get(name);
        int at = value.length() - 6 + random.nextInt(4);
        char other = value.charAt(at) == 'a' ? 'b' : 'a';
        proof.put(name, value.substring(0, at) + other + value.substring(at + 1));
      }
    }
    return proof;
  }

  private static String source(APIGatewayV2HTTPEvent event) {
    return event.getPathParameters() == null ? "" : event.getPathParameters().get("source");
  }

  private static byte[] bytes(APIGatewayV2HTTPEvent event) {
    if (event.getBody() == null || event.getBody().equals(NOT_BASE64)) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(event.getBody())
        : event.getBody().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] spoiled(byte[] original) {
    var body = original.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return new byte[0];
      }
      case 1 -> {
        random.nextBytes(body);
      }
      case 2 -> {
        return java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
      }
      case 3 -> {
        for (int i = random.nextInt(1, 5); i > 0; i--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
      }
      default -> {}
    }
    return body;
  }

  private String text(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          (char) (random.nextInt(10) == 0 ? random.nextInt(0x3000) : random.nextInt(33, 126)));
    }
    return text.toString();
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static List<byte[]> bodies() {
    try (var files = Files.list(FrontDoor.ROOT.resolve("events"))) {
      var bodies = new ArrayList<byte[]>();
      for (var file : files.sorted().toList()) {
        var body = Json.parse(Files.readAllBytes(file)).path("body");
        if (body.isTextual() && !body.textValue().isEmpty()) {
          bodies.add(body.textValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      return bodies;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
