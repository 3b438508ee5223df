// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request as it came in.
 *
 * @param headers by lower-case name, each with all its values in order
 */
record Request(
    String method,
    URI uri,
    String protocol,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp) {

  /** The path with its escapes undone: HTTP APIs route by it, and hand it on like that. */
  String path() {
    return uri.getPath().isEmpty() ? "/" : uri.getPath();
  }

  String query() {
    return uri.getRawQuery() == null ? "" : uri.getRawQuery();
  }

  String header(String name) {
    return String.join(",", headers.getOrDefault(name, List.of()));
  }
}
