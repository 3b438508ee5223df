// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Algorithm;
import dev.tocsin.signature.key.KeyForm;
import dev.tocsin.signature.key.KeyText;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/** Which keys a signature may be by. */
sealed interface KeySource {

  /** One usable key. */
  interface Check {
    boolean accepts(List<byte[]> content, byte[] signature);
  }

  /** The usable keys for an algorithm; none is a reason to refuse. */
  List<Check> checks(Algorithm algorithm, Keys keys, Request request, Instant now) throws Refusal;

  /** The bytes of a shared secret; nothing is shared where certificates are. */
  KeyForm form();

  /** Keys that are configured: shared secrets in this form, or public keys. */
  record Held(KeyForm form) implements KeySource {

    @Override
    public List<Check> checks(Algorithm algorithm, Keys keys, Request request, Instant now) {
      var checks = new ArrayList<Check>();
      if (algorithm.isShared()) {
        for (var secret : keys.secrets()) {
          form.decode(secret)
              .ifPresent(
                  key ->
                      checks.add(
                          (content, signature) ->
                              MessageDigest.isEqual(algorithm.mac(key, content), signature)));
        }
      } else {
        for (var text : keys.publicKeys()) {
          KeyText.publicKey(algorithm, text)
              .ifPresent(
                  key ->
                      checks.add(
                          (content, signature) -> algorithm.verifies(key, content, signature)));
        }
      }
      return checks;
    }
  }

  /**
   * The key of a certificate whose address the request names. The address must be the vendor's
   * before anything is fetched: it is what the trust hangs on.
   *
   * @param allowed what the whole address must look like
   * @param chained whether a public authority must vouch for the certificate besides
   */
  record ByCertificate(Place address, Pattern allowed, boolean chained) implements KeySource {

    @Override
    public List<Check> checks(Algorithm algorithm, Keys keys, Request request, Instant now)
        throws Refusal {
      var certificate =
          keys.certificates()
              .find(vendors(address.only(request)), chained)
              .filter(found -> isValid(found, now))
              .orElseThrow(() -> new Refusal(Reason.UNTRUSTED_CERTIFICATE));
      return List.of(
          (content, signature) ->
              algorithm.verifies(certificate.getPublicKey(), content, signature));
    }

    private URI vendors(String named) throws Refusal {
      try {
        if (allowed.matcher(named).matches()) {
          return new URI(named);
        }
      } catch (URISyntaxException e) {
        // Falls through: nobody's address.
      }
      throw new Refusal(Reason.UNTRUSTED_CERTIFICATE);
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
      try {
        certificate.checkValidity(Date.from(now));
        return true;
      } catch (CertificateException e) {
        return false;
      }
    }

    @Override
    public KeyForm form() {
      return KeyForm.TEXT;
    }
  }
}
