// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final Secrets SECRETS =
      Secrets.ofJson(
          "{\"github\":\"now\",\"stripe\":[\"now\",\"before\"],\"empty\":\"\",\"half\":[\"now\",\"\"],\"none\":[]}");

  @Test
  void theFirstOfSeveralValuesIsTheCurrentOne() {
    assertThat(SECRETS.get("github")).isEqualTo("now");
    assertThat(SECRETS.get("stripe")).isEqualTo("now");
    assertThat(SECRETS.all("stripe")).containsExactly("now", "before");
  }

  @Test
  void aDamagedDocumentIsNotQuoted() {
    assertThatThrownBy(() -> Secrets.ofJson("s3cret").get("name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void anEmptySecretIsAnErrorAndNeverAValue() {
    for (var name : new String[] {"empty", "half", "none", "unknown"}) {
      assertThatThrownBy(() -> SECRETS.all(name))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the secret '" + name + "' is missing or empty");
    }
  }
}
