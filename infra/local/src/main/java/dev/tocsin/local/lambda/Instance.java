// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One handler object with the thread that it lives on; handles one event at a time. An instance
 * that missed its time-out, failed to be constructed or died of an {@link Error} is not used again.
 */
final class Instance {

  /** Lambda gives the start ten seconds of its own; a busy laptop gets more. */
  private static final int START_SECONDS = 30;

  private final FunctionSettings function;
  private final FunctionLog log;
  private final CompletableFuture<Handler> handler = new CompletableFuture<>();
  private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean usable = true;

  private record Task(byte[] event, LocalContext context, CompletableFuture<Response> response) {}

  /** Starts its thread, which constructs the handler at once. */
  Instance(
      FunctionSettings function,
      HandlerClass type,
      ClassLoader loader,
      Map<String, String> variables,
      FunctionLog log) {
    this.function = function;
    this.log = log;
    thread =
        Thread.ofPlatform()
            .name(function.name())
            .daemon()
            .unstarted(() -> live(type, Map.copyOf(variables)));
    thread.setContextClassLoader(loader);
    thread.start();
  }

  /** Whether another event may be given to it. */
  boolean isUsable() {
    return usable;
  }

  Response invoke(byte[] event) throws InterruptedException {
    var failure = startFailure();
    if (failure.isPresent()) {
      return failure.get();
    }
    var requestId = UUID.randomUUID().toString();
    long nanos = function.timeout().toNanos();
    var context = new LocalContext(function, requestId, System.nanoTime() + nanos, log);
    var task = new Task(event, context, new CompletableFuture<>());
    tasks.add(task);
    try {
      return task.response().get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      abandon();
      return timedOut(requestId);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the response future is never failed", e);
    } catch (InterruptedException e) {
      abandon();
      throw e;
    }
  }

  private Response timedOut(String requestId) {
    return Response.TimedOut.of(function, requestId);
  }

  /** Waits until the handler is constructed; if it can't be, that is the answer to every event. */
  Optional<Response> startFailure() throws InterruptedException {
    try {
      handler.get(START_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      usable = false;
      return Optional.of(Response.Failed.of(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException _) {
      abandon();
      return Optional.of(Response.TimedOut.of(function, "start"));
    }
  }

  /** Interrupts what it does and lets it go; the thread ends when the handler heeds it. */
  void abandon() {
    usable = false;
    thread.interrupt();
  }

  private void live(HandlerClass type, Map<String, String> variables) {
    FunctionOutput.bind(log);
    FunctionEnvironment.bind(variables);
    try {
      var constructed = type.construct();
      handler.complete(constructed);
      while (usable) {
        var task = tasks.take();
        FunctionEnvironment.bind(traced(variables));
        task.response().complete(handle(constructed, task));
      }
    } catch (InterruptedException _) {
      usable = false;
    } catch (Throwable e) { // whatever a constructor throws is the answer to the first event
      handler.completeExceptionally(e);
    }
  }

  /** X-Ray's header is new for each invocation; Powertools tells invocations apart by it. */
  private static Map<String, String> traced(Map<String, String> variables) {
    var id = UUID.randomUUID().toString().replace("-", "");
    var traced = new HashMap<>(variables);
    traced.put(
        "_X_AMZN_TRACE_ID",
        "Root=1-%s-%s;Sampled=0".formatted(id.substring(0, 8), id.substring(8)));
    return traced;
  }

  private Response handle(Handler constructed, Task task) {
    var output = new ByteArrayOutputStream();
    try {
      constructed.handle(new ByteArrayInputStream(task.event()), output, task.context());
      return new Response.Answered(output.toByteArray());
    } catch (Throwable e) { // an Error, too, fails the invocation and not this runtime
      if (e instanceof Error) {
        usable = false;
      }
      return Response.Failed.of(e);
    } finally {
      log.flush();
    }
  }
}
