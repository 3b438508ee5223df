// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoredLearnedSecretsTest implements LearnedSecretsContract {

  private final ManualClock clock = new ManualClock();
  private final Vault vault = new Vault();
  private final StoredLearnedSecrets secrets = instance();

  private StoredLearnedSecrets instance() {
    return new StoredLearnedSecrets(() -> vault, "learned", clock);
  }

  @Override
  public LearnedSecrets secrets() {
    return secrets;
  }

  @Test
  void oneThatComesAtTheSameTimeIsTooLate() {
    vault.meanwhile = () -> instance().learn("asana", "faster-by-a-blink");

    assertThat(secrets.learn("asana", "slower-by-a-blink")).isFalse();
    assertThat(secrets.find("asana")).containsExactly("faster-by-a-blink");
  }

  @Test
  void oneOfAnotherSourceThatComesAtTheSameTimeIsKeptToo() {
    vault.meanwhile = () -> instance().learn("notion", "the-other-secret");

    assertThat(secrets.learn("asana", "the-first-secret")).isTrue();
    assertThat(instance().find("asana")).containsExactly("the-first-secret");
    assertThat(instance().find("notion")).containsExactly("the-other-secret");
  }

  @Test
  void restartedInstanceFindsIt() {
    secrets.learn("asana", "the-first-secret");
    assertThat(instance().find("asana")).containsExactly("the-first-secret");
  }

  @Test
  void whatIsKnownIsReadOnceAMinute() {
    secrets.learn("asana", "the-first-secret");
    int before = vault.reads;
    clock.advance(Duration.ofSeconds(59));
    secrets.find("asana");
    assertThat(vault.reads).isEqualTo(before);

    clock.advance(Duration.ofSeconds(1));
    secrets.find("asana");
    assertThat(vault.reads).isEqualTo(before + 1);
  }

  @Test
  void whatIsUnknownIsLookedForSoonerButNotForEveryStranger() {
    secrets.find("asana");
    instance().learn("asana", "the-first-secret");
    int before = vault.reads;
    secrets.find("asana");
    assertThat(vault.reads).isEqualTo(before);

    clock.advance(Duration.ofSeconds(5));
    assertThat(secrets.find("asana")).containsExactly("the-first-secret");
  }

  @Test
  void strangersWhoComeTooLateCostNoCall() {
    secrets.learn("asana", "the-first-secret");
    int before = vault.reads;
    for (int i = 0; i < 100; i++) {
      assertThat(secrets.learn("asana", "a-strangers-secret-" + i)).isFalse();
    }
    assertThat(vault.reads).isEqualTo(before);
  }

  @Test
  void sourceThatAPersonTakesOutBeginsAnew() {
    secrets.learn("asana", "the-first-secret");
    secrets.learn("notion", "the-other-secret");
    vault.write("by-hand", "{\"notion\":\"the-other-secret\"}");

    assertThat(instance().learn("asana", "the-second-secret")).isTrue();
    assertThat(vault.text())
        .isEqualTo("{\"notion\":\"the-other-secret\",\"asana\":\"the-second-secret\"}");
  }

  @Test
  void severalThatAPersonWroteAreAllAccepted() {
    vault.write("by-hand", "{\"asana\":[\"the-first-secret\",\"the-second-secret\"]}");

    assertThat(secrets.find("asana")).containsExactly("the-first-secret", "the-second-secret");
    assertThat(secrets.learn("asana", "a-strangers-secret")).isFalse();
  }

  @Test
  void damagedOneIsNotWrittenOverAndNotQuoted() {
    vault.write("by-hand", "{\"asana\": the-first-secret");

    assertThatThrownBy(() -> secrets.learn("asana", "a-strangers-secret"))
        .hasMessageNotContainingAny("first", "strangers")
        .hasNoCause();
    assertThat(vault.text()).startsWith("{\"asana\": the-first");
  }
}
