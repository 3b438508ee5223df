// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The other side of {@link Verifier}: the headers that a sender would add to a request. For the
 * command line, the demo and tests.
 */
public final class Signer {

  private Signer() {}

  /**
   * The headers that prove a request.
   *
   * @param key the shared secret, the credential, or the private key in PKCS #8 as PEM or base64
   * @param id the delivery's id, sent where the scheme has a header for one
   * @throws IllegalArgumentException if the key is none for this scheme
   */
  public static Map<String, String> headers(
      Scheme scheme, String key, Request request, String id, Instant now) {
    return switch (scheme) {
      case Scheme.Signed signed -> signed(signed, key, request, id, now);
      case Scheme.Credential credential -> credential(credential, key, id);
    };
  }

  private static Map<String, String> signed(
      Scheme.Signed scheme, String key, Request request, String id, Instant now) {
    var headers = new LinkedHashMap<String, String>();
    var listed = new LinkedHashMap<String, String>();
    if (scheme.idHeader() != null) {
      headers.put(scheme.idHeader(), id);
    }
    var time = scheme.time().map(timestamp -> timestamp.write(now)).orElse("");
    scheme
        .time()
        .ifPresent(
            timestamp -> {
              if (timestamp.key() != null) {
                listed.put(timestamp.key(), time);
              } else if (timestamp.header() != null) {
                headers.put(timestamp.header(), time);
              }
            });
    var content = scheme.template().content(request, time, id);
    var algorithm = scheme.signature().algorithms().getFirst();
    var signature =
        algorithm.isShared()
            ? algorithm.mac(
                scheme
                    .keyForm()
                    .decode(key)
                    .orElseThrow(
                        () -> new IllegalArgumentException("not a secret of " + scheme.keyForm())),
                content)
            : algorithm.sign(KeyText.privateKey(algorithm, key), content);
    headers.put(
        scheme.signature().name(),
        scheme.signature().write(scheme.encoding().encode(signature), listed));
    return headers;
  }

  private static Map<String, String> credential(Scheme.Credential scheme, String key, String id) {
    var headers = new LinkedHashMap<String, String>();
    if (scheme.idHeader() != null) {
      headers.put(scheme.idHeader(), id);
    }
    headers.put(
        scheme.header(),
        switch (scheme.form()) {
          case RAW -> key;
          case BEARER -> "Bearer " + key;
          case BASIC -> "Basic " + Verifier.basic(key);
        });
    return headers;
  }
}
