// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.ground;

import dev.tocsin.demo.suite.Local;
import dev.tocsin.load.http.Outgoing;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One of the senders of {@code sources.yaml}: signs as it does. */
public final class Sender {

  private final String name;
  private final Local.Credentials credentials;

  public Sender(String name, Local.Credentials credentials) {
    this.name = name;
    this.credentials = credentials;
  }

  public static Sender of(Local local, String name) {
    return new Sender(name, local.source(name));
  }

  public String name() {
    return name;
  }

  public Outgoing signed(String id, String body, Instant at) {
    return signed(id, body, Map.of(), at);
  }

  /**
   * A delivery with its signature.
   *
   * @param id the delivery's, where the scheme has a place for it
   * @param more headers besides the signature's
   * @param at the time that is signed, where the scheme signs one
   */
  public Outgoing signed(String id, String body, Map<String, String> more, Instant at) {
    var path = "/webhooks/" + name;
    var content = body.getBytes(StandardCharsets.UTF_8);
    var unsigned = new Request("POST", path, Headers.ofSingle(Map.of()), content);
    var headers = new HashMap<>(more);
    headers.putAll(Signer.headers(credentials.scheme(), credentials.key(), unsigned, id, at));
    headers.put("Content-Type", "application/json");
    return new Outgoing(path, headers, content);
  }
}
