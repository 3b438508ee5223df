// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.Receipts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts in memory, which can also be read as a whole. */
public final class InMemoryReceipts implements Receipts {

  private final Map<List<String>, Receipt> receipts = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Receipt> find(
      String notification, String receiver, String integration) {
    return Optional.ofNullable(receipts.get(List.of(notification, receiver, integration)));
  }

  @Override
  public synchronized void record(Receipt receipt) {
    receipts.merge(
        List.of(receipt.notification(), receipt.receiver(), receipt.integration()),
        receipt,
        (known, later) -> known.isDelivered() ? known : later);
  }

  /** Every receipt, in the order in which their subjects were first noted. */
  public synchronized Collection<Receipt> all() {
    return List.copyOf(receipts.values());
  }
}
