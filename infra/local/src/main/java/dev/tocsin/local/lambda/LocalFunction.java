// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A function that can be invoked: as many instances as events are handled at once, made when
 * needed, at most its concurrency.
 */
public final class LocalFunction implements AutoCloseable {

  private final FunctionSettings settings;
  private final HandlerClass type;
  private final FunctionLoader loader;
  private final Map<String, String> variables;
  private final FunctionLog log;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Instance> idle = new ConcurrentLinkedDeque<>();
  private final Set<Instance> all = ConcurrentHashMap.newKeySet();

  LocalFunction(
      FunctionSettings settings,
      FunctionLoader loader,
      Map<String, String> variables,
      FunctionLog log) {
    this.settings = settings;
    this.loader = loader;
    this.variables = variables;
    this.log = log;
    permits = new Semaphore(settings.concurrency(), true);
    try {
      type = HandlerClass.load(settings.handler(), loader, loader::serializer);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new FunctionException(
          "%s: can't load its handler %s from %s: %s"
              .formatted(settings.id(), settings.handler(), settings.code(), e),
          e);
    }
  }

  public FunctionSettings settings() {
    return settings;
  }

  /**
   * Has the function handle an event. Waits for an instance as long as the function may take; then
   * the invocation is throttled.
   *
   * @param event JSON
   * @throws InterruptedException if the caller is interrupted; the invocation is given up
   */
  public Response invoke(byte[] event) throws InterruptedException {
    if (!permits.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      return Response.Throttled.of();
    }
    try {
      var instance = instance();
      try {
        return logged(instance.invoke(event));
      } finally {
        giveBack(instance);
      }
    } finally {
      permits.release();
    }
  }

  /** Begins to make the first instance, so that the first event finds it ready. */
  void warm() {
    giveBack(instance());
  }

  /** Waits for the first instance; if it can't be made, the log says why. */
  void awaitWarm() throws InterruptedException {
    var first = idle.peekFirst();
    if (first != null) {
      first.startFailure().ifPresent(this::logged);
    }
  }

  private Instance instance() {
    var instance = idle.pollFirst();
    if (instance == null) {
      instance = new Instance(settings, type, loader, variables, log);
      all.add(instance);
    }
    return instance;
  }

  /** The one used last is used first: it is the warmest. */
  private void giveBack(Instance instance) {
    if (instance.isUsable()) {
      idle.addFirst(instance);
    } else {
      all.remove(instance);
    }
  }

  private Response logged(Response response) {
    if (!response.succeeded()) {
      log.failure(response.payload());
    }
    return response;
  }

  /** Waits for what is in flight, then takes no more. */
  boolean drain(Duration bound) throws InterruptedException {
    return permits.tryAcquire(settings.concurrency(), bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    all.forEach(Instance::abandon);
    log.close();
    loader.close();
  }
}
