// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** An engine that answers over HTTP on a loopback port of its own. */
final class HttpEngine implements Engine, AutoCloseable {

  /** Longer than the longest poll of a queue, 20 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int CONNECTIONS = 512;

  /**
   * Shorter than the engines keep an idle connection, so that none is used that they just closed.
   */
  private static final Duration CONNECTION_LIFE = Duration.ofSeconds(25);

  /** Of one connection only, or made anew by the client. */
  private static final Set<String> HOP =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "expect",
          "te",
          "upgrade",
          "http2-settings");

  private final URI uri;
  private final SdkHttpClient client =
      ApacheHttpClient.builder()
          .maxConnections(CONNECTIONS)
          .connectionTimeToLive(CONNECTION_LIFE)
          .socketTimeout(PATIENCE)
          .connectionTimeout(Duration.ofSeconds(5))
          .connectionAcquisitionTimeout(PATIENCE)
          .build();

  HttpEngine(URI uri) {
    this.uri = uri;
  }

  @Override
  public AwsResponse answer(Call call) {
    var request = call.request();
    var http =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(uri.resolve(request.path()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!HOP.contains(name)) {
                http.putHeader(name, value);
              }
            });
    return send(http.build(), request.body());
  }

  @Override
  public void close() {
    client.close();
  }

  private AwsResponse send(SdkHttpRequest http, byte[] body) {
    var request =
        HttpExecuteRequest.builder()
            .request(
                http.toBuilder().putHeader("Content-Length", Integer.toString(body.length)).build())
            .contentStreamProvider(() -> new ByteArrayInputStream(body))
            .build();
    try {
      var response = client.prepareRequest(request).call();
      byte[] content = new byte[0];
      if (response.responseBody().isPresent()) {
        try (var stream = response.responseBody().get()) {
          content = stream.readAllBytes();
        }
      }
      return new AwsResponse(
          response.httpResponse().statusCode(),
          headers(response.httpResponse().headers()),
          content);
    } catch (IOException e) {
      throw new AwsException(503, "ServiceUnavailable", "the engine at " + uri + " failed: " + e);
    }
  }

  private static Map<String, String> headers(Map<String, List<String>> received) {
    var headers = new LinkedHashMap<String, String>();
    received.forEach(
        (name, values) -> {
          if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, String.join(",", values));
          }
        });
    return headers;
  }
}
