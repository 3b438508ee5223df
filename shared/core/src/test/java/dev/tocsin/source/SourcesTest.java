// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.source;

import static dev.tocsin.config.Nodes.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.config.Nodes;
import dev.tocsin.signature.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Map<String, Object> PRESETS =
      map(
          "hub",
              map(
                  "scheme", "signed",
                  "header", "X-Hub",
                  "algorithm", "hmacSha256",
                  "template", "{body}"),
          "vendor",
              map(
                  "scheme", "signed",
                  "header", "X-Vendor",
                  "algorithm", "ed25519",
                  "template", "{body}",
                  "publicKeys", List.of("pinned"),
                  "accepted", 200,
                  "overloaded", 429),
          "square",
              map(
                  "scheme", "signed",
                  "header", "X-Square",
                  "algorithm", "hmacSha256",
                  "template", "{url}{body}"));

  @Test
  void sourceWithAPresetIsNameSecretAndFormat() {
    var source = only(map("name", "ci", "preset", "hub", "secret", "ci-secret", "format", "alert"));

    assertThat(source.format()).isEqualTo("alert");
    assertThat(source.maxBytes()).isEqualTo(1 << 20);
    assertThat(source.accepted()).isEqualTo(202);
    assertThat(source.overloaded()).isEqualTo(503);
    assertThat(source.keys(name -> List.of(name + " 1", name + " 2")))
        .isEqualTo(Keys.ofSecrets("ci-secret 1", "ci-secret 2"));
  }

  @Test
  void publicKeysOfPresetSourceAndSecretAddUp() {
    var source =
        only(
            map(
                "name", "crm",
                "preset", "vendor",
                "publicKeys", List.of("own", map("secret", "test-key")),
                "format", "alert",
                "tenants", List.of("loc1")));

    assertThat(source.keys(name -> List.of(name + " value")))
        .isEqualTo(Keys.ofPublicKeys("pinned", "own", "test-key value"));
    assertThat(source.keys(name -> List.of())).isEqualTo(Keys.ofPublicKeys("pinned", "own"));
    assertThat(source.accepted()).isEqualTo(200);
    assertThat(source.overloaded()).isEqualTo(429);
    assertThat(source.tenants()).containsExactly("loc1");
  }

  @Test
  void sourceReplacesSingleKeysOfItsPreset() {
    var source =
        only(
            map(
                "name", "ci",
                "preset", "hub",
                "signature", map("header", "X-Other"),
                "secret", "s",
                "format", "alert"));

    assertThat(source.scheme().toString()).contains("X-Other").doesNotContain("X-Hub");
  }

  @Test
  void sourceCanDescribeItsSignatureItself() {
    var source =
        only(
            map(
                "name", "own",
                "signature", map("scheme", "credential", "header", "X-Token", "form", "raw"),
                "secret", "s",
                "format", "alert"));

    assertThat(source.scheme().toString()).contains("X-Token");
  }

  @Test
  void sourceKnownByItsVendorsCertificateNamesItsTenants() {
    var signature =
        map(
            "scheme", "signed",
            "field", "Signature",
            "algorithm", "rsaSha256",
            "template", "{sns}",
            "certificate", map("field", "Url", "address", "https://sns\\.example\\.com/.*"));
    assertRefused(
        "needs 'tenants'", List.of(map("name", "aws", "signature", signature, "format", "alert")));
    var source =
        only(
            map(
                "name",
                "aws",
                "signature",
                signature,
                "format",
                "alert",
                "tenants",
                List.of("arn:aws:sns:::topic")));
    assertThat(source.tenants()).containsExactly("arn:aws:sns:::topic");
  }

  @Test
  void sourceWithoutAnyKeyIsRefused() {
    assertRefused(
        "nobody is taken at their word",
        List.of(map("name", "ci", "preset", "hub", "format", "alert")));
  }

  @Test
  void signatureOverTheUrlNeedsThePublicOne() {
    var square = map("name", "shop", "preset", "square", "secret", "s", "format", "alert");
    assertRefused("'url' must say the public one", List.of(square));

    var complete = new HashMap<>(square);
    complete.put("url", "https://tocsin.example.com/webhooks/shop");
    assertThat(only(complete).url()).isEqualTo("https://tocsin.example.com/webhooks/shop");
  }

  @Test
  void mistakesAreNamed() {
    assertRefused(
        "known: hub",
        List.of(map("name", "ci", "preset", "bub", "secret", "s", "format", "alert")));
    assertRefused("unknown key", List.of(map("name", "ci", "preset", "hub", "sekret", "s")));
    assertRefused(
        "lower-case letters",
        List.of(map("name", "C I", "preset", "hub", "secret", "s", "format", "a")));
    assertRefused(
        "a 'preset' or a 'signature'", List.of(map("name", "ci", "secret", "s", "format", "a")));
    var twice = map("name", "ci", "preset", "hub", "secret", "s", "format", "alert");
    assertRefused("two sources of this name", List.of(twice, twice));
  }

  @Test
  void mistakeInAPresetThatNobodyUsesIsNamedToo() {
    assertThatThrownBy(
            () ->
                Sources.read(
                    Nodes.of(map("sources", List.of())),
                    Nodes.of(map("presets", map("bad", map("scheme", "signd"))))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("presets.bad.scheme");
  }

  private static Sources read(List<Map<String, Object>> sources) {
    return Sources.read(Nodes.of(map("sources", sources)), Nodes.of(map("presets", PRESETS)));
  }

  private static Source only(Map<String, Object> source) {
    return read(List.of(source)).find((String) source.get("name")).orElseThrow();
  }

  private static void assertRefused(String why, List<Map<String, Object>> sources) {
    assertThatThrownBy(() -> read(sources))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(why);
  }
}
