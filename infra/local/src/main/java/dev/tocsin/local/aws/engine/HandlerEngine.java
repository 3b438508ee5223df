// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A Jetty handler of AWS calls, called in this JVM as a connection would call it: the engine's own
 * way from a request to its answer, without a socket on either side. It must answer before it
 * returns, as DynamoDB Local's does.
 */
final class HandlerEngine implements Engine, AutoCloseable {

  private final Handler handler;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("engine-", 0).factory());
  private volatile boolean isClosed;

  HandlerEngine(Handler handler) {
    this.handler = handler;
  }

  /**
   * On a thread of the engine's own: a caller is interrupted when its time is over, and DynamoDB
   * Local, interrupted where it waits for one of its locks, keeps another one for good, so that no
   * later call ever ends.
   */
  @Override
  public AwsResponse answer(Call call) {
    if (isClosed) {
      throw broken(new IllegalStateException("it is stopped"));
    }
    try {
      return threads.submit(() -> answerHere(call)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken(e);
    } catch (RejectedExecutionException e) {
      throw broken(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AwsException told
          ? told
          : broken(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private AwsResponse answerHere(Call call) {
    var exchange = new Exchange(call.request());
    try {
      if (handler.handle(exchange.request, exchange.response, exchange)) {
        return exchange.answer();
      }
    } catch (Exception e) { // Jetty's handlers declare it.
      throw broken(e);
    }
    throw broken(new IllegalStateException("the request was not taken"));
  }

  /** Takes nothing more. */
  @Override
  public void close() {
    isClosed = true;
    threads.shutdown();
  }

  private static AwsException broken(Throwable cause) {
    return new AwsException(503, "ServiceUnavailable", "the engine failed: " + cause);
  }

  /** One request and its answer; what of a connection the handler does not ask for is not there. */
  private static final class Exchange implements Callback {

    private final Request request = jetty(Request.class, this::ofRequest);
    private final Response response = jetty(Response.class, this::ofResponse);
    private final AwsRequest asked;
    private final HttpFields askedHeaders;
    private final HttpFields.Mutable headers = HttpFields.build();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean isRead;
    private boolean isDone;
    private @Nullable Throwable failure;

    Exchange(AwsRequest asked) {
      this.asked = asked;
      var fields = HttpFields.build();
      asked.headers().forEach(fields::add);
      askedHeaders = fields.asImmutable();
    }

    AwsResponse answer() {
      if (failure != null) {
        throw broken(failure);
      }
      if (!isDone) {
        throw broken(new IllegalStateException("there was no answer"));
      }
      Map<String, String> all = new LinkedHashMap<>();
      headers.forEach(field -> all.merge(field.getName(), field.getValue(), (a, b) -> a + "," + b));
      return new AwsResponse(status, all, body.toByteArray());
    }

    @Override
    public void succeeded() {
      isDone = true;
    }

    @Override
    public void failed(Throwable cause) {
      failure = cause;
    }

    private @Nullable Object ofRequest(Object proxy, Method method, Object[] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "getMethod" -> asked.method();
        case "getHttpURI" -> HttpURI.from(asked.path());
        case "getHeaders" -> askedHeaders;
        case "getLength" -> (long) asked.body().length;
        case "read" -> read();
        default -> other(proxy, method, arguments);
      };
    }

    private Content.Chunk read() {
      if (isRead) {
        return Content.Chunk.EOF;
      }
      isRead = true;
      return Content.Chunk.from(ByteBuffer.wrap(asked.body()), true);
    }

    private @Nullable Object ofResponse(Object proxy, Method method, Object[] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "getRequest" -> request;
        case "getHeaders" -> headers;
        case "getStatus" -> status;
        case "setStatus" -> {
          status = (int) arguments[0];
          yield null;
        }
        case "write" -> {
          write((ByteBuffer) arguments[1], (Callback) arguments[2]);
          yield null;
        }
        default -> other(proxy, method, arguments);
      };
    }

    private void write(@Nullable ByteBuffer bytes, Callback written) {
      if (bytes != null) {
        body.writeBytes(BufferUtil.toArray(bytes));
        bytes.position(bytes.limit());
      }
      written.succeeded();
    }

    private static @Nullable Object other(Object proxy, Method method, Object[] arguments)
        throws Throwable {
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      throw new UnsupportedOperationException("there is no connection to ask for " + method);
    }

    private static <T> T jetty(Class<T> type, InvocationHandler methods) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, methods));
    }
  }
}
