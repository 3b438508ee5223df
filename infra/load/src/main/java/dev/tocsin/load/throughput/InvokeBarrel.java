// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.aws.json.Json;
import dev.tocsin.load.http.Outgoing;
import dev.tocsin.local.lambda.Response;
import dev.tocsin.local.run.LocalRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Gives webhooks to ingest as API Gateway does, without a connection in between. */
final class InvokeBarrel implements Generator.Barrel {

  private static final String FUNCTION = "IngestFunction";
  private static final String ROUTE = "POST /webhooks/{source}";

  private final LocalRuntime runtime;
  private final Shots shots;

  InvokeBarrel(LocalRuntime runtime, Shots shots) {
    this.runtime = runtime;
    this.shots = shots;
  }

  @Override
  public boolean fire(long number) throws IOException {
    try {
      var response = runtime.invoke(FUNCTION, event(shots.shot(number)));
      return response instanceof Response.Answered answered
          && Json.parse(answered.payload()).path("statusCode").asInt() / 100 == 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String event(Outgoing webhook) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", ROUTE).put("rawPath", webhook.path());
    event.put("rawQueryString", "").put("isBase64Encoded", false);
    event.put("body", new String(webhook.body(), StandardCharsets.UTF_8));
    var source = webhook.path().substring(webhook.path().lastIndexOf('/') + 1);
    event.putObject("pathParameters").put("source", source);
    var headers = event.putObject("headers");
    webhook.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    var http = event.putObject("requestContext").put("routeKey", ROUTE).putObject("http");
    http.put("method", "POST").put("path", webhook.path()).put("sourceIp", "127.0.0.1");
    return event.toString();
  }
}
