// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoBacklogs;
import dev.tocsin.limit.Backlogs;
import dev.tocsin.testkit.BacklogsContract;

class DynamoBacklogsIT extends BacklogsContract {

  private final Backend backend = Backend.get();
  private final Backlogs backlogs =
      new DynamoBacklogs(backend.dynamo(), EmptyTable.of(backend, "SourcesTable"), clock);

  @Override
  protected Backlogs backlogs() {
    return backlogs;
  }
}
