// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import static dev.tocsin.config.Nodes.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.config.ConfigurationException;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Schemes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemeReaderTest {

  @Test
  void toleranceOfTheSourceReplacesThePresets() {
    var preset =
        github("template", "{timestamp}{body}", "timestamp", map("header", "T", "tolerance", "5m"));
    var scheme = SchemeReader.read(dev.tocsin.config.Nodes.of(preset), Duration.ofMinutes(1));
    assertThat(((Signed) scheme).timestamp().tolerance()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void contentIsPutTogetherFieldByField() throws Refusal {
    var scheme =
        (Signed)
            Schemes.scheme(
                github(
                    "template",
                    "{method} {url} {timestamp}.{id}:{body}",
                    "timestamp",
                    map("header", "T", "tolerance", "5m")));
    var request =
        new Request(
            "POST",
            "https://example.com/?a=1",
            Headers.ofSingle(Map.of()),
            "{id}{body}".getBytes(StandardCharsets.UTF_8));
    assertThat(
            scheme.template().contents(request, "12", "{timestamp}", List.of()).getFirst().stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collect(Collectors.joining()))
        .isEqualTo("POST https://example.com/?a=1 12.{timestamp}:{id}{body}");
    assertThat(scheme.coversUrl()).isTrue();
  }

  @Test
  void unsignedBodyIsRefused() {
    assertRefused(github("template", "{method}"), "does not cover {body}");
  }

  @Test
  void unknownFieldIsRefused() {
    assertRefused(github("template", "{nonce}{body}"), "unknown field {nonce}");
    assertRefused(github("template", "{body}}"), "a brace");
  }

  @Test
  void timestampThatIsNotSignedIsRefused() {
    assertRefused(
        github("timestamp", map("header", "T", "tolerance", "5m")),
        "an unsigned time proves nothing");
    assertRefused(github("template", "{timestamp}{body}"), "go together");
  }

  @Test
  void timestampNeedsAPlaceAndATolerance() {
    assertRefused(timed(map("tolerance", "5m")), "one of 'header', 'key' and 'field'");
    assertRefused(
        timed(map("header", "T", "key", "t", "tolerance", "5m")),
        "one of 'header', 'key' and 'field'");
    assertRefused(timed(map("key", "t", "tolerance", "5m")), "there is no 'list'");
    assertRefused(timed(map("header", "T")), "tolerance");
    assertRefused(timed(map("header", "T", "tolerance", "0")), "more than nothing");
  }

  @Test
  void signedIdNeedsItsHeader() {
    var keys = github("template", "{id}{body}");
    keys.remove("id");
    assertRefused(keys, "'id' must name the header");
  }

  @Test
  void listNeedsAVersion() {
    assertRefused(
        github("list", map("separator", ",", "assign", "=", "versions", map())),
        "at least one version");
  }

  @Test
  void unknownAlgorithmIsRefusedWithTheKnownOnes() {
    assertRefused(github("algorithm", "md5"), "hmacSha256");
  }

  @Test
  void placeIsSaidOnce() {
    assertRefused(github("field", "a.b"), "only one of header, field, query");
    assertRefused(github("id", map("field", "a", "header", "b")), "expected one of header, field");
  }

  @Test
  void bodyThatIsNotCoveredMustBeSaidToBe() {
    assertRefused(github("template", "{url}"), "coversBody: false");
    Schemes.scheme(github("template", "{url}", "coversBody", false));
  }

  @Test
  void certificateComesOverTls() {
    assertRefused(
        github("certificate", map("header", "C", "address", "http://a/.*")),
        "begins with https://");
    assertRefused(
        github("certificate", map("header", "C", "address", "https://(")),
        "not a regular expression");
  }

  @Test
  void timeInTheBodyMustBeSignedWithIt() {
    assertRefused(
        github(
            "template",
            "{url}",
            "coversBody",
            false,
            "timestamp",
            map("field", "t", "tolerance", "5m")),
        "an unsigned time proves nothing");
    Schemes.scheme(github("timestamp", map("field", "t", "tolerance", "5m")));
  }

  @Test
  void formsOfTheUrlAreForTemplatesThatHaveIt() {
    assertRefused(github("urlForms", List.of("withPort")), "'urlForms' are for a template");
  }

  private static Map<String, Object> timed(Map<String, Object> timestamp) {
    return github("template", "{timestamp}{body}", "timestamp", timestamp);
  }

  private static Map<String, Object> github(Object... changes) {
    var keys = new HashMap<>(Schemes.GITHUB_KEYS);
    keys.putAll(map(changes));
    return keys;
  }

  private static void assertRefused(Map<String, Object> keys, String why) {
    assertThatThrownBy(() -> Schemes.scheme(keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(why);
  }
}
