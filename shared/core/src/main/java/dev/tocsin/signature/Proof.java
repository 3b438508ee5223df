// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a request a proven one.
 *
 * @param headers header fields
 * @param query parameters of the URL
 * @param fields values in the body by their paths
 */
public record Proof(
    Map<String, String> headers, Map<String, String> query, Map<String, String> fields) {

  /** A proof to which nothing belongs yet. */
  public static Proof empty() {
    return new Proof(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
