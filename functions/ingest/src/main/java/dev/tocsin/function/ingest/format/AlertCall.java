// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

/**
 * What Opsgenie's API is called for about one alert: {@code /v2/alerts/<key>/<action>}. An alias
 * may have slashes, which API Gateway shows like any others, so what stands behind the last one is
 * the action.
 */
public record AlertCall(String key, String action) {

  /** The route's name for that part of the path. */
  public static final String PARAMETER = "call";

  public static AlertCall of(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0
        ? new AlertCall("", path)
        : new AlertCall(path.substring(0, slash), path.substring(slash + 1));
  }
}
