// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.mute.Silences;

class InMemorySilencesTest extends SilencesContract {

  private final Silences silences = new InMemorySilences();

  @Override
  protected Silences silences() {
    return silences;
  }
}
