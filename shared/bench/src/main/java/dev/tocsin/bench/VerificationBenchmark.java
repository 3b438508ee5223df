// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Scheme;
import dev.tocsin.signature.Signer;
import dev.tocsin.signature.Verdict;
import dev.tocsin.signature.Verifier;
import dev.tocsin.signature.scheme.SchemeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What ingest does with a body before it knows what it says: headers read, signature verified, JSON
 * parsed; beside the least that this could be, an HMAC of the body and Jackson's own parse.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerificationBenchmark {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:15Z");
  private static final String SECRET = "a secret of the benchmark";
  private static final String PRESETS =
      """
      github: {scheme: signed, header: X-Hub-Signature-256, prefix: "sha256=", algorithm: hmacSha256, template: "{body}", id: X-GitHub-Delivery}
      stripe:
        scheme: signed
        header: Stripe-Signature
        list: {separator: ",", assign: "=", versions: {v1: hmacSha256}}
        template: "{timestamp}.{body}"
        timestamp: {key: t, tolerance: 5m}
        id: {field: id}
      """;

  /** stripe's id stands in the body. */
  @Param({"github", "stripe"})
  private String sender = "github";

  @Param({"2000", "20000"})
  private int bytes;

  private byte[] body = {};
  private Map<String, String> headers = Map.of();
  private Scheme scheme = scheme("github");
  private final Keys keys = Keys.ofSecrets(SECRET);
  private final byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);

  @Setup
  public void fill() {
    body = body(bytes);
    scheme = scheme(sender);
    var all = new HashMap<>(someHeaders());
    var request = new Request("POST", "", Headers.ofSingle(Map.of()), body);
    all.putAll(Signer.headers(scheme, SECRET, request, "delivery-1", NOW));
    headers = all;
    if (!(verify(new JsonDocuments()) instanceof Verdict.Verified)) {
      throw new IllegalStateException("nothing would be measured");
    }
  }

  /** An HMAC and a parse. */
  @Benchmark
  public boolean bare() throws GeneralSecurityException, IOException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(body).length > 0 && Json.mapper().readTree(body) != null;
  }

  @Benchmark
  public Verdict verifyAlone() {
    return verify(new JsonDocuments());
  }

  @Benchmark
  public JsonNode verifyAndParse() {
    var documents = new JsonDocuments();
    if (verify(documents) instanceof Verdict.Rejected) {
      throw new IllegalStateException("refused");
    }
    return Json.parse(body);
  }

  private Verdict verify(JsonDocuments documents) {
    var request = new Request("POST", "", Headers.ofSingle(headers), body, documents);
    return Verifier.verify(scheme, keys, request, NOW);
  }

  private static Scheme scheme(String name) {
    return SchemeReader.read(YamlFile.parse("presets", PRESETS).get(name), null);
  }

  /** As many as API Gateway hands over. */
  private static Map<String, String> someHeaders() {
    var some = new LinkedHashMap<String, String>();
    for (int i = 0; i < 12; i++) {
      some.put("x-header-" + i, "value " + i);
    }
    some.put("content-type", "application/json");
    return some;
  }

  /** Records such as webhooks are made of, up to this length. */
  private static byte[] body(int length) {
    var text = new StringBuilder("{\"id\":\"evt_1\",\"items\":[");
    for (int i = 0; text.length() < length - 130; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"id\":")
          .append(i)
          .append(",\"name\":\"service ")
          .append(i)
          .append("\",\"status\":\"firing\",\"value\":")
          .append(i * 1.25)
          .append(",\"labels\":{\"team\":\"payments\",\"zone\":\"eu-1\"}}");
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
