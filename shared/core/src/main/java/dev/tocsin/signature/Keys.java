// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.List;

/**
 * The keys that an endpoint accepts, current and previous alike. Shared secrets and public keys are
 * apart, so that a public key can never be used as the secret of a MAC.
 *
 * @param secrets shared secrets or credentials, as the sender shows them
 * @param publicKeys public keys: SubjectPublicKeyInfo as PEM or base64, or a raw Ed25519 key as hex
 *     or behind {@code whpk_}
 * @param certificates where to look up a certificate that a request names
 */
public record Keys(List<String> secrets, List<String> publicKeys, Certificates certificates) {

  public Keys {
    secrets = List.copyOf(secrets);
    publicKeys = List.copyOf(publicKeys);
  }

  public Keys(List<String> secrets, List<String> publicKeys) {
    this(secrets, publicKeys, Certificates.NONE);
  }

  public static Keys ofSecrets(String... secrets) {
    return new Keys(List.of(secrets), List.of());
  }

  public static Keys ofPublicKeys(String... publicKeys) {
    return new Keys(List.of(), List.of(publicKeys));
  }

  /** The same keys, and certificates from there. */
  public Keys with(Certificates from) {
    return new Keys(secrets, publicKeys, from);
  }

  /** What a log or an error may show. */
  @Override
  public String toString() {
    return secrets.size() + " secrets, " + publicKeys.size() + " public keys";
  }
}
