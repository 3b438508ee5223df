// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Certificates by the address that a request names. Whoever asks has held the address to the list
 * of the preset before, and looks at the dates of validity after.
 */
public interface Certificates {

  /** For senders who sign with keys that are held. */
  Certificates NONE = (address, chained) -> Optional.empty();

  /**
   * The certificate, or nothing if there is none to be trusted.
   *
   * @param chained whether it must come with a chain to a public authority; else an address of the
   *     vendor's is enough, which TLS vouches for
   * @throws RuntimeException if it can't be had now: the request is neither verified nor refused
   */
  Optional<X509Certificate> find(URI address, boolean chained);
}
