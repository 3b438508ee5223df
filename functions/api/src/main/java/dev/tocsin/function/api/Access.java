// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import dev.tocsin.aws.edge.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;

/** Who may use the API. */
@FunctionalInterface
interface Access {

  /** The secret that holds the API's tokens: one, or several during a rotation. */
  String TOKEN = "api-token";

  /**
   * @param authorization the header, or the empty string
   */
  boolean allows(String authorization);

  /** As {@code API_ACCESS} says: {@code open} to anybody, or to bearers of a {@code token}. */
  static Access of(String mode, Supplier<Secrets> secrets) {
    return switch (mode) {
      case "open" -> authorization -> true;
      case "token" -> {
        var known = secrets.get();
        yield authorization -> isOneOf(known.all(TOKEN), authorization);
      }
      default -> throw new IllegalStateException("API_ACCESS must be token or open, not " + mode);
    };
  }

  /** Compares with every token, each in constant time, so that the time tells nothing. */
  private static boolean isOneOf(List<String> tokens, String authorization) {
    var given = authorization.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (var token : tokens) {
      found |= MessageDigest.isEqual(("Bearer " + token).getBytes(StandardCharsets.UTF_8), given);
    }
    return found;
  }
}
