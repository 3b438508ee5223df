// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All event source mappings of a stack, at work. */
public final class Pollers implements AutoCloseable {

  private final List<Poller> pollers;
  private final List<SqsClient> clients;

  private Pollers(List<Poller> pollers, List<SqsClient> clients) {
    this.pollers = pollers;
    this.clients = clients;
  }

  /**
   * Begins to poll.
   *
   * @param queues SQS on behalf of a function, by its logical id
   * @param console hears of queues that can't be polled
   */
  public static Pollers start(
      Stack stack,
      Functions functions,
      Function<String, SqsClient> queues,
      Consumer<String> console) {
    var clients = new HashMap<String, SqsClient>();
    var pollers = new ArrayList<Poller>();
    for (var mapping : Mapping.all(stack)) {
      var client = clients.computeIfAbsent(mapping.functionId(), queues);
      pollers.add(new Poller(mapping, functions.get(mapping.functionId()), client, console));
    }
    pollers.forEach(Poller::start);
    return new Pollers(pollers, List.copyOf(clients.values()));
  }

  /** Receives nothing more; what was received is handled to its end. */
  public void stop() {
    pollers.forEach(Poller::stop);
  }

  /** Waits until nothing is in flight; false if that took longer than the bound. */
  public boolean drain(Duration bound) throws InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    boolean drained = true;
    for (var poller : pollers) {
      drained &= poller.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    return drained;
  }

  @Override
  public void close() {
    stop();
    clients.forEach(SqsClient::close);
  }
}
