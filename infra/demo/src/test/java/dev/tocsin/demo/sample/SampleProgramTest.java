// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Signer;
import dev.tocsin.signature.scheme.SchemeReader;
import dev.tocsin.testkit.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleProgramTest {

  private static final String SECRET = "whsec_bG9jYWwtb25seS1yZXBhaXItc2VjcmV0LXdvcnRoLW5vdGhpbmc=";
  private static final Scheme SCHEME =
      SchemeReader.read(
          YamlFile.read(Path.of("../config"), "signatures.yaml")
              .get("presets")
              .get("standard-webhooks"),
          null);

  private final ManualClock clock = new ManualClock();
  private final List<String> repaired = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SampleProgram program =
      new SampleProgram(
          new SampleProgram.Settings("cache_manager", 0, SCHEME, Keys.ofSecrets(SECRET)),
          (source, id, body) -> true,
          clock,
          report -> {},
          repaired::add);

  @BeforeEach
  void start() {
    program.start();
  }

  @AfterEach
  void stop() {
    program.close();
  }

  @Test
  void aSignedRequestRepairs() throws Exception {
    assertThat(repair(SECRET, "r/1", "POST")).isEqualTo(200);
    assertThat(repaired).containsExactly("r/1");
  }

  @Test
  void theSameKeyRepairsOnce() throws Exception {
    repair(SECRET, "r/1", "POST");
    assertThat(repair(SECRET, "r/1", "POST")).isEqualTo(200);
    repair(SECRET, "r/2", "POST");
    assertThat(repaired).containsExactly("r/1", "r/2");
    assertThat(program.repairCalls()).containsExactly("r/1", "r/1", "r/2");
  }

  @Test
  void anotherSecretOrAnotherTimeDoesNothing() throws Exception {
    assertThat(repair("whsec_YW5vdGhlciBzZWNyZXQgYW5vdGhlciBzZWNyZXQ=", "r/1", "POST"))
        .isEqualTo(401);
    var signedEarlier = headers(SECRET, "r/1");
    clock.advance(Duration.ofMinutes(6));
    assertThat(send(signedEarlier, "POST")).isEqualTo(401);
    assertThat(send(Map.of("Idempotency-Key", "r/1"), "POST")).isEqualTo(401);
    assertThat(repaired).isEmpty();
  }

  @Test
  void onlyAPostRepairs() throws Exception {
    assertThat(repair(SECRET, "r/1", "PUT")).isEqualTo(405);
    assertThat(repaired).isEmpty();
  }

  private int repair(String secret, String key, String method) throws Exception {
    return send(headers(secret, key), method);
  }

  private Map<String, String> headers(String secret, String key) {
    var request =
        new Request(
            "POST", "/repair", Headers.ofSingle(Map.of()), "{}".getBytes(StandardCharsets.UTF_8));
    var headers = Signer.headers(SCHEME, secret, request, key, clock.instant());
    headers.put("Idempotency-Key", key);
    return headers;
  }

  private int send(Map<String, String> headers, String method)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(program.repairUrl()))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"));
    headers.forEach(request::setHeader);
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
