// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

  private final Targets strict = new Targets(false);
  private final Targets lenient = new Targets(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.8.9.1/",
        "https://localhost/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:a00:1]/",
        "https://[64:ff9b::10.0.0.1]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/"
      })
  void privateAddressIsRefusedUnlessAllowed(String url) {
    assertRefused(strict, url);
    assertThatCode(() -> lenient.check(URI.create(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::169.254.169.254]/",
        "https://[fd00:ec2::254]/",
        "https://2852039166/",
        "https://[fe80::1]/",
        "https://0.0.0.0/",
        "https://0/",
        "https://[::]/",
        "https://[::7f00:1]/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[ff02::1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://198.18.0.1/",
        "https://[2001:db8::1]/"
      })
  void metadataMulticastAndReservedAddressesAreNeverCalled(String url) {
    assertRefused(strict, url);
    assertRefused(lenient, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.216.34/hook",
        "https://172.15.255.255/",
        "https://172.32.0.1/",
        "https://100.128.0.1/",
        "https://192.0.1.1/",
        "https://223.255.255.255/",
        "https://[2606:2800:220:1::1]:8443/",
        "https://[::ffff:93.184.216.34]/",
        "https://[64:ff9b::93.184.216.34]/",
        "HTTPS://93.184.216.34/"
      })
  void publicAddressIsCalled(String url) {
    assertThatCode(() -> strict.check(URI.create(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "/relative",
        "https:opaque",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://0x7f.0.0.1/",
        "https://0x7f000001/",
        "https://017700000001/",
        "https://2130706433/",
        "https://127.0.0.01/",
        "https://1.2.3/",
        "https://user:word@93.184.216.34/",
        "https://93.184.216.34@127.0.0.1/"
      })
  void onlyHttpsWithAHostAndWithoutAUserIsCalled(String url) {
    assertRefused(strict, url);
  }

  @Test
  void plainHttpIsAllowedTogetherWithPrivateTargets() {
    assertThatCode(() -> lenient.check(URI.create("http://127.0.0.1:9/")))
        .doesNotThrowAnyException();
  }

  @Test
  void nameThatResolvesToAPrivateAddressIsRefused() {
    assertRefused(resolving("10.0.0.5"), "https://hooks.example.com/");
  }

  @Test
  void oneBadAddressAmongGoodOnesIsEnoughToRefuse() {
    assertRefused(resolving("93.184.216.34", "169.254.169.254"), "https://hooks.example.com/");
  }

  @Test
  void unknownHostIsNotARefusalBecauseItMayBeKnownLater() {
    var targets =
        new Targets(
            false,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> targets.check(URI.create("https://hooks.example.com/")))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void refusalNamesTheHostButNotThePathThatMayHoldASecret() {
    assertThatThrownBy(() -> strict.check(URI.create("https://127.0.0.1/services/T0/s3cret")))
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining("s3cret");
  }

  private static Targets resolving(String... addresses) {
    var all = Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    return new Targets(false, host -> all);
  }

  private static void assertRefused(Targets targets, String url) {
    assertThatThrownBy(() -> targets.check(URI.create(url)))
        .isInstanceOf(RefusedTargetException.class);
  }
}
