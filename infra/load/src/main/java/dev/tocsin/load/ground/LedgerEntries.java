// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.ground;

import dev.tocsin.demo.suite.Engines;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The whole ledger, read item by item.
 *
 * @param byEvent what is noted of each event, by its id
 */
public record LedgerEntries(Map<String, Noted> byEvent) {

  /** Which of its two halves an entry has. */
  public record Noted(boolean accepted, boolean concluded) {

    boolean isWhole() {
      return accepted && concluded;
    }
  }

  /** The entries of events whose id is wanted. */
  public static LedgerEntries read(Engines engines, Predicate<String> wanted) {
    var found = new HashMap<String, Noted>();
    var table = engines.table("ledger");
    for (var page :
        engines
            .dynamo()
            .scanPaginator(
                scan ->
                    scan.tableName(table)
                        .consistentRead(true)
                        .projectionExpression("pk, acceptedAt, outcome"))) {
      for (var item : page.items()) {
        var pk = item.get("pk");
        if (pk != null && wanted.test(pk.s())) {
          found.put(pk.s(), new Noted(item.containsKey("acceptedAt"), item.containsKey("outcome")));
        }
      }
    }
    return new LedgerEntries(found);
  }

  /** How many have been accepted and come to their end. */
  public long whole() {
    return byEvent.values().stream().filter(Noted::isWhole).count();
  }
}
