// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.certificate;

import static dev.tocsin.testkit.WorthlessCertificates.INTERMEDIATE;
import static dev.tocsin.testkit.WorthlessCertificates.ROOT;
import static dev.tocsin.testkit.WorthlessCertificates.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.http.HttpAnswer;
import dev.tocsin.aws.http.RefusedTargetException;
import dev.tocsin.testkit.ManualClock;
import dev.tocsin.testkit.WorthlessCertificates;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetchedCertificatesTest {

  private static final URI ADDRESS = URI.create("https://sns.us-east-1.example.com/a.pem");

  private final ManualClock clock = new ManualClock();
  private final List<URI> asked = new ArrayList<>();
  private int status = 200;
  private String published = SENDER;
  private Set<TrustAnchor> authorities = Set.of();

  private final FetchedCertificates certificates =
      new FetchedCertificates(
          address -> {
            asked.add(address);
            return new HttpAnswer(status, published, Optional.empty());
          },
          () -> authorities,
          clock);

  @Test
  void loneCertificateIsTrustedForWhereItWas() {
    assertThat(certificates.find(ADDRESS, false))
        .hasValue(WorthlessCertificates.certificate(SENDER));
  }

  @Test
  void chainMustLeadToAnAuthority() {
    published = SENDER + INTERMEDIATE;
    authorities = Set.of(authority(ROOT));
    assertThat(certificates.find(ADDRESS, true)).isPresent();
    authorities = Set.of(authority(SENDER));
    assertThat(certificates.find(ADDRESS, true)).isEmpty();
    assertThat(certificates.find(ADDRESS, false))
        .as("a chain that is there is held to it, asked for or not")
        .isEmpty();
  }

  @Test
  void rootMayComeWithTheChainAndIsTakenFromTheAuthorities() {
    published = SENDER + INTERMEDIATE + ROOT;
    authorities = Set.of(authority(ROOT));
    assertThat(certificates.find(ADDRESS, true)).isPresent();
    authorities = Chain.publicAuthorities();
    assertThat(certificates.find(ADDRESS, true)).isEmpty();
  }

  @Test
  void chainThatIsAskedForMustBeThere() {
    authorities = Set.of(authority(ROOT));
    assertThat(certificates.find(ADDRESS, true)).isEmpty();
  }

  @Test
  void expiredChainLeadsNowhere() {
    published = SENDER + INTERMEDIATE;
    authorities = Set.of(authority(ROOT));
    clock.advance(Duration.ofDays(365 * 100));
    assertThat(certificates.find(ADDRESS, true)).isEmpty();
  }

  @Test
  void isAskedForOnceADay() {
    certificates.find(ADDRESS, false);
    clock.advance(Duration.ofHours(23));
    certificates.find(ADDRESS, false);
    assertThat(asked).hasSize(1);
    clock.advance(Duration.ofHours(1));
    certificates.find(ADDRESS, false);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatIsNotThereIsAskedForOnceAMinute() {
    status = 404;
    assertThat(certificates.find(ADDRESS, false)).isEmpty();
    assertThat(certificates.find(ADDRESS, false)).isEmpty();
    assertThat(asked).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    status = 200;
    assertThat(certificates.find(ADDRESS, false)).isPresent();
  }

  @Test
  void fewAreKept() {
    for (int i = 0; i < 100; i++) {
      certificates.find(URI.create("https://sns.example.com/" + i + ".pem"), false);
    }
    certificates.find(URI.create("https://sns.example.com/99.pem"), false);
    assertThat(asked).hasSize(100);
    certificates.find(URI.create("https://sns.example.com/0.pem"), false);
    assertThat(asked).hasSize(101);
  }

  @Test
  void redirectIsNoCertificate() {
    status = 302;
    assertThat(certificates.find(ADDRESS, false)).isEmpty();
  }

  @Test
  void troubleOfTheHostIsNoVerdict() {
    status = 503;
    assertThatThrownBy(() -> certificates.find(ADDRESS, false)).hasMessageContaining("503");
    status = 200;
    assertThat(certificates.find(ADDRESS, false)).isPresent();
  }

  @Test
  void plainHttpIsNotCalled() {
    assertThat(certificates.find(URI.create("http://sns.example.com/a.pem"), false)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void privateAddressIsNotCalled() {
    var real = FetchedCertificates.of(Environment.of(name -> "false"), clock);
    assertThatThrownBy(() -> real.find(URI.create("https://127.0.0.1/a.pem"), false))
        .isInstanceOf(RefusedTargetException.class);
  }

  @Test
  void whatIsNoCertificateIsNone() {
    for (var text : List.of("", "<html>", "-----BEGIN CERTIFICATE-----\n%%%", SENDER.repeat(9))) {
      assertThat(Chain.parse(text).isEmpty()).as(text).isTrue();
    }
  }

  private static TrustAnchor authority(String pem) {
    return new TrustAnchor(WorthlessCertificates.certificate(pem), null);
  }
}
