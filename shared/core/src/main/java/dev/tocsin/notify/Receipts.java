// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.util.Optional;

/**
 * The memory of what was delivered. A notification that comes twice is delivered once, unless the
 * process dies between the delivery and its receipt: the receiver then sees it again under the same
 * idempotency key.
 */
public interface Receipts {

  Optional<Receipt> find(String notification, String receiver, String integration);

  /**
   * Notes a receipt. One that says delivered stands for good; any other gives way to a later one.
   */
  void record(Receipt receipt);
}
