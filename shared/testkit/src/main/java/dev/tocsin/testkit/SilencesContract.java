// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.match.Matchers;
import dev.tocsin.mute.Silence;
import dev.tocsin.mute.Silences;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of silences does. The store's clock is {@link #clock}. */
public abstract class SilencesContract {

  protected final ManualClock clock = new ManualClock();

  private final String id = UUID.randomUUID().toString();

  protected abstract Silences silences();

  @Test
  void savedSilenceIsFound() {
    silences().save(silence(0, 60));

    assertThat(silences().find(id)).contains(silence(0, 60));
  }

  @Test
  void knowsNothingOfWhatWasNeverSaved() {
    assertThat(silences().find(id)).isEmpty();
  }

  @Test
  void activeFromItsStartUntilBeforeItsEnd() {
    silences().save(silence(10, 60));

    assertThat(active(9)).isEmpty();
    assertThat(active(10)).containsExactly(silence(10, 60));
    assertThat(active(59)).containsExactly(silence(10, 60));
    assertThat(active(60)).isEmpty();
  }

  @Test
  void bringingTheEndForwardEndsIt() {
    silences().save(silence(0, 600));
    silences().save(silence(0, 30));

    assertThat(active(29)).hasSize(1);
    assertThat(active(30)).isEmpty();
  }

  private List<Silence> active(long seconds) {
    return silences().active(at(seconds)).stream()
        .filter(silence -> silence.id().equals(id))
        .toList();
  }

  private Silence silence(long startsAt, long endsAt) {
    return new Silence(
        id, Matchers.of("service=cache"), at(startsAt), at(endsAt), "ada", "planned work");
  }

  private static Instant at(long seconds) {
    return ManualClock.START.plusSeconds(seconds);
  }
}
