// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * A chain of certificates that nobody should trust, valid from 2020 to 2119: {@code
 * sender.example.com} by an intermediate by a root. The sender's private key is beside them.
 */
public final class WorthlessCertificates {

  public static final String ROOT = text("root.pem");
  public static final String INTERMEDIATE = text("mid.pem");
  public static final String SENDER = text("leaf.pem");
  public static final String SENDERS_PRIVATE_KEY = text("leaf-key.pem");

  private WorthlessCertificates() {}

  public static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  private static String text(String name) {
    try (var stream = WorthlessCertificates.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
