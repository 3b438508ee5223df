// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.notify.Receipts;

class InMemoryReceiptsTest extends ReceiptsContract {

  private final InMemoryReceipts receipts = new InMemoryReceipts();

  @Override
  protected Receipts receipts() {
    return receipts;
  }
}
