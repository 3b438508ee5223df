// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds of learned secrets wherever they are kept. */
interface LearnedSecretsContract {

  LearnedSecrets secrets();

  @Test
  default void thereIsNoneBeforeTheHandshake() {
    assertThat(secrets().find("asana")).isEmpty();
  }

  @Test
  default void firstOneStays() {
    var secrets = secrets();

    assertThat(secrets.learn("asana", "the-first-secret")).isTrue();
    assertThat(secrets.learn("asana", "a-strangers-secret")).isFalse();
    assertThat(secrets.find("asana")).containsExactly("the-first-secret");
  }

  @Test
  default void sameOneAgainIsTheSecretStill() {
    var secrets = secrets();
    secrets.learn("asana", "the-first-secret");

    assertThat(secrets.learn("asana", "the-first-secret")).isTrue();
  }

  @Test
  default void eachSourceHasItsOwn() {
    var secrets = secrets();
    secrets.learn("asana", "the-first-secret");
    secrets.learn("notion", "another-secret-00");

    assertThat(secrets.find("asana")).containsExactly("the-first-secret");
    assertThat(secrets.find("notion")).containsExactly("another-secret-00");
  }

  @Test
  default void areFoundBesideThoseThatTheConfigurationNames() {
    var secrets = secrets();
    secrets.learn("asana", "the-first-secret");
    var all = secrets.beside(name -> java.util.List.of("configured as " + name));

    assertThat(all.apply("learned/asana")).containsExactly("the-first-secret");
    assertThat(all.apply("learned/notion")).isEmpty();
    assertThat(all.apply("asana")).containsExactly("configured as asana");
  }
}
