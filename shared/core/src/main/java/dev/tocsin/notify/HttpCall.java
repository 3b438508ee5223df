// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A POST of a JSON object. The target and the headers may hold secrets, so a call must not be
 * logged, and its text form names the host only.
 *
 * @param body texts, numbers, booleans, lists, and maps of them, in the order in which they are
 *     written
 * @param signingSecret what the body is signed with by the Standard Webhooks scheme, or null
 */
public record HttpCall(
    URI target,
    Map<String, String> headers,
    Map<String, Object> body,
    @Nullable String signingSecret) {

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "POST to " + target.getHost();
  }
}
