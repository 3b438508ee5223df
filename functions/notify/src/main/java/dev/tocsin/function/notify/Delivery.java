// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import dev.tocsin.notify.Integration;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.Receipts;
import dev.tocsin.notify.Receivers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells a receiver: each integration by itself and at the same time, so that a chat that is down
 * holds up no page.
 *
 * <p>Order of writes: call, then receipt. Whoever dies between the two calls again when the message
 * comes again, under the same idempotency key; an integration with a receipt is not called again,
 * although the others of its receiver may be.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Receivers receivers;
  private final UnaryOperator<String> secrets;
  private final Receipts receipts;
  private final Courier courier;
  private final PageMeter meter;
  private final InstantSource clock;

  Delivery(
      Receivers receivers,
      UnaryOperator<String> secrets,
      Receipts receipts,
      Courier courier,
      PageMeter meter,
      InstantSource clock) {
    this.receivers = receivers;
    this.secrets = secrets;
    this.receipts = receipts;
    this.courier = courier;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Tells every integration of the notification's receiver that has not been told.
   *
   * @throws UndeliveredException if one of them could not be told now: the message must come again
   */
  void deliver(Notification notification) {
    var receiver =
        receivers
            .find(notification.receiver())
            .orElseThrow(
                () ->
                    new UndeliveredException(
                        "routes.yaml has no receiver '" + notification.receiver() + "'"));
    var calls = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var integration : receiver.named().entrySet()) {
        calls.add(threads.submit(() -> isTold(notification, integration)));
      }
    }
    var undelivered =
        new UndeliveredException(
            notification.id() + " is not delivered to all of '" + receiver.name() + "'");
    if (!calls.stream().allMatch(call -> isTold(call, undelivered))) {
      throw undelivered;
    }
  }

  private static boolean isTold(Future<Boolean> call, UndeliveredException undelivered) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      undelivered.addSuppressed(e.getCause());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isTold(Notification notification, Map.Entry<String, Integration> named) {
    var told = named.getValue().concerns(notification);
    return told.isEmpty()
        || isDelivered(notification, named.getKey())
        || tell(told.get(), named.getKey(), named.getValue());
  }

  private boolean tell(Notification told, String integration, Integration kind) {
    var call = kind.render(told, new Integration.Context(secrets, receivers.externalUrl()));
    var result = courier.carry(call, told.id());
    var now = clock.instant();
    var receipt =
        new Receipt(
            told.id(),
            told.receiver(),
            integration,
            result.outcome(),
            result.status(),
            result.detail(),
            result.attempts(),
            now,
            Duration.between(told.oldestReceivedAt(), now));
    receipts.record(receipt);
    meter.noted(receipt);
    LOG.atLevel(receipt.isDelivered() ? Level.INFO : Level.WARN)
        .log(
            "{} by {} of {}: {} {} after {} attempts",
            told.id(),
            integration,
            told.receiver(),
            receipt.outcome(),
            receipt.detail(),
            receipt.attempts());
    return receipt.isDelivered();
  }

  /** Fails open: if the receipts can't be read, a page twice is better than no page. */
  private boolean isDelivered(Notification notification, String integration) {
    Optional<Receipt> receipt;
    try {
      receipt = receipts.find(notification.id(), notification.receiver(), integration);
    } catch (RuntimeException e) {
      LOG.warn("receipts can't be read, {} is delivered without asking", notification.id(), e);
      return false;
    }
    return receipt.filter(Receipt::isDelivered).isPresent();
  }
}
