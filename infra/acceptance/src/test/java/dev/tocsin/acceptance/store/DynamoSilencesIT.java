// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoSilences;
import dev.tocsin.mute.Silences;
import dev.tocsin.testkit.SilencesContract;

class DynamoSilencesIT extends SilencesContract {

  private final Backend backend = Backend.get();
  private final Silences silences =
      new DynamoSilences(backend.dynamo(), backend.table("SilencesTable"), clock);

  @Override
  protected Silences silences() {
    return silences;
  }
}
