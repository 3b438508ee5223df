// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.http;

import java.util.Map;

/**
 * One request to be posted.
 *
 * @param path with its query, as it stands in the request line
 * @param body shared, not copied
 */
public record Outgoing(String path, Map<String, String> headers, byte[] body) {
  public Outgoing {
    headers = Map.copyOf(headers);
  }
}
