// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates in the order in which they came: the sender's, then those who vouch for it. */
record Chain(List<X509Certificate> certificates) {

  private static final int MOST = 8;

  /** Reads PEM; nothing else is taken, and none is an empty chain. */
  static Chain parse(String pem) {
    var all = new ArrayList<X509Certificate>();
    if (pem.stripLeading().startsWith("-----BEGIN CERTIFICATE-----")) {
      try {
        var bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
        for (var certificate :
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bytes))) {
          all.add((X509Certificate) certificate);
        }
      } catch (CertificateException e) {
        all.clear();
      }
    }
    return new Chain(all.size() > MOST ? List.of() : List.copyOf(all));
  }

  boolean isEmpty() {
    return certificates.isEmpty();
  }

  X509Certificate sender() {
    return certificates.getFirst();
  }

  /**
   * Whether one of the authorities vouches for the sender. Revocation is not asked for: it would be
   * another call on the way of every first delivery, to an address that the certificate names.
   */
  boolean leadsTo(Set<TrustAnchor> authorities, Instant now) {
    try {
      var path = CertificateFactory.getInstance("X.509").generateCertPath(withoutRoot());
      var parameters = new PKIXParameters(authorities);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private List<X509Certificate> withoutRoot() {
    var last = certificates.getLast();
    boolean rooted = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    return rooted ? certificates.subList(0, certificates.size() - 1) : certificates;
  }

  /** The authorities that the JDK trusts. */
  static Set<TrustAnchor> publicAuthorities() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      var anchors = new HashSet<TrustAnchor>();
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager known) {
          Arrays.stream(known.getAcceptedIssuers())
              .forEach(issuer -> anchors.add(new TrustAnchor(issuer, null)));
        }
      }
      return anchors;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK trusts somebody", e);
    }
  }
}
