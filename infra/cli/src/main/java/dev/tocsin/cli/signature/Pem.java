// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates as text. */
public final class Pem {

  private Pem() {}

  /** The certificates in a text; none if it is not PEM. */
  public static List<X509Certificate> certificates(String text) {
    try {
      var all = new ArrayList<X509Certificate>();
      for (var certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
        all.add((X509Certificate) certificate);
      }
      return all;
    } catch (CertificateException e) {
      return List.of();
    }
  }
}
