// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One way of telling a receiver: a webhook, a chat. It says what is to be sent; delivery, retry and
 * receipt are written once, for all kinds. A new kind is a record that implements this, and a line
 * in {@link Receivers}.
 */
public interface Integration {

  /** The kind's word in logs and receipts. */
  String kind();

  /** Whether it wants to be told that alerts are resolved. */
  boolean sendResolved();

  /**
   * The call that tells it: a pure function.
   *
   * @param told what {@link #concerns} has left over
   * @param context what it may need besides
   */
  HttpCall render(Notification told, Context context);

  /**
   * What of a notification this integration is told. As in Alertmanager, one that does not want
   * resolved alerts is sent those that fire, and nothing if none does.
   */
  default Optional<Notification> concerns(Notification notification) {
    var told = sendResolved() ? notification : notification.firingOnly();
    return told.alerts().isEmpty() ? Optional.empty() : Optional.of(told);
  }

  /**
   * @param secrets the value of a secret by its name; an unknown name is an error
   * @param externalUrl where people find this Tocsin, or the empty string
   */
  record Context(UnaryOperator<String> secrets, String externalUrl) {}
}
