// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalTest {

  private final Local local = Local.of(Path.of("../.."));

  @Test
  void aSourceSignsAsItsConfigurationSays() {
    assertThat(local.source("plain").scheme()).isEqualTo(local.preset("bearer"));
    assertThat(local.source("plain").key()).isEqualTo(local.secret("plain"));
    assertThat(local.source("metrics").scheme()).isEqualTo(local.preset("standard-webhooks"));
    assertThat(local.source("gohighlevel").key())
        .isEqualTo(local.secret("gohighlevel-test-key-private"));
    assertThatThrownBy(() -> local.source("nobody")).isInstanceOf(SuiteException.class);
  }

  @Test
  void aRunHasAddressesOfItsOwnAndTheOtherSecretsStay() {
    var repair = "http://127.0.0.1:5/repair";
    var changed =
        Json.parse(
            local
                .withAddresses(7, Map.of("cache-manager-repair-url", repair))
                .getBytes(StandardCharsets.UTF_8));
    assertThat(changed.path("pager-url").asText()).isEqualTo("http://127.0.0.1:7/page");
    assertThat(changed.path("cache-manager-repair-url").asText()).isEqualTo(repair);
    assertThat(changed.path("metrics").asText()).isEqualTo(local.secret("metrics"));
    assertThat(changed.toString()).doesNotContain(":9099/");
  }
}
