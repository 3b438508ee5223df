// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import java.util.Map;

/** Tables with nothing in them, as each test of a contract wants one. */
final class EmptyTable {

  private EmptyTable() {}

  /**
   * Empties a table of documents.
   *
   * @param id the table's logical id in the template
   * @return its name
   */
  static String of(Backend backend, String id) {
    var table = backend.table(id);
    backend.dynamo().scanPaginator(scan -> scan.tableName(table)).items().stream()
        .toList()
        .forEach(
            item ->
                backend
                    .dynamo()
                    .deleteItem(
                        delete -> delete.tableName(table).key(Map.of("pk", item.get("pk")))));
    return table;
  }
}
