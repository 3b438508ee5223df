// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DynamoDB Local acknowledges is on the disk. */
class DynamoEngineIT {

  @TempDir Path folder;

  @Test
  void anAcknowledgedTransactionOutlivesADeathAtOnce() throws IOException, InterruptedException {
    SuddenDeath.of(folder);
    try (var engine = DynamoEngine.start(Optional.of(folder))) {
      var count = Tables.JSON.createObjectNode().put("TableName", "items").put("Select", "COUNT");
      assertThat(new Tables(engine).call("Scan", count).path("Count").intValue())
          .isEqualTo(SuddenDeath.TRANSACTIONS * SuddenDeath.ITEMS);
    }
  }
}
