// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.List;
import java.util.Map;

/** Behind the HTTP API: answers with the event, or as the path asks. */
public final class Web {

  public Object handleRequest(Map<String, Object> event, Context context)
      throws InterruptedException {
    return switch (String.valueOf(event.get("rawPath"))) {
      case "/throw" -> throw new IllegalStateException("no");
      case "/hang" -> {
        Thread.sleep(60_000);
        yield "";
      }
      case "/teapot" ->
          Map.of(
              "statusCode",
              418,
              "headers",
              Map.of("X-Kind", "pot"),
              "cookies",
              List.of("a=1", "b=2"),
              "body",
              "AAEC",
              "isBase64Encoded",
              true);
      case "/bare" -> Map.of("statusCode", 202);
      default -> event;
    };
  }
}
