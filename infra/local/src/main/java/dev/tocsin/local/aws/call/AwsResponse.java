// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The answer to an {@link AwsRequest}. */
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {

  /** Of a service that speaks AWS JSON; {@code version} is 1.0 or 1.1. */
  public static AwsResponse json(int status, String version, String body) {
    return json(status, version, body.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #json(int, String, String)}. */
  public static AwsResponse json(int status, String version, byte[] body) {
    return of(status, "application/x-amz-json-" + version, body);
  }

  /** Of a service that speaks the Query protocol. */
  public static AwsResponse xml(int status, String body) {
    return of(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header. */
  public AwsResponse with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new AwsResponse(status, more, body);
  }

  private static AwsResponse of(int status, String type, byte[] body) {
    return new AwsResponse(
        status,
        Map.of("Content-Type", type, "x-amzn-RequestId", UUID.randomUUID().toString()),
        body);
  }
}
