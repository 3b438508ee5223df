// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a template's {@code Handler} names: a class with {@code handleRequest}, or any public method
 * of one or two parameters of which the last may be the context. Events and responses are read and
 * written by Lambda's own serialization library.
 */
final class HandlerClass {

  private static final String DEFAULT_METHOD = "handleRequest";

  private final Class<?> type;
  private final Method method;
  private final @Nullable Serializer reader;
  private final @Nullable Serializer writer;

  private HandlerClass(Class<?> type, Method method, Function<Type, Serializer> serializers) {
    this.type = type;
    this.method = method;
    if (isStream(method)) {
      reader = null;
      writer = null;
    } else {
      reader = eventType(method).map(serializers).orElse(null);
      writer = serializers.apply(method.getGenericReturnType());
    }
    method.setAccessible(true);
  }

  /** Loads the class that a handler names, and finds its method. */
  static HandlerClass load(
      String handler, ClassLoader loader, Function<Type, Serializer> serializers)
      throws ClassNotFoundException {
    var parts = handler.split("::", 2);
    var type = loader.loadClass(parts[0]);
    var name = parts.length == 2 ? parts[1] : DEFAULT_METHOD;
    var method =
        Arrays.stream(type.getMethods())
            .filter(candidate -> candidate.getName().equals(name) && !candidate.isBridge())
            .filter(candidate -> isStream(candidate) || isRequest(candidate))
            .max(Comparator.comparingInt(Method::getParameterCount))
            .orElseThrow(
                () ->
                    new FunctionException(
                        "Handler %s: %s has no public method %s that Lambda could call"
                            .formatted(handler, parts[0], name)));
    return new HandlerClass(type, method, serializers);
  }

  private static boolean isStream(Method method) {
    var parameters = method.getParameterTypes();
    return (parameters.length == 2 || (parameters.length == 3 && takesContextLast(method)))
        && parameters[0] == InputStream.class
        && parameters[1] == OutputStream.class;
  }

  private static boolean isRequest(Method method) {
    return switch (method.getParameterCount()) {
      case 0, 1 -> true;
      case 2 -> takesContextLast(method);
      default -> false;
    };
  }

  private static boolean takesContextLast(Method method) {
    var parameters = method.getParameterTypes();
    return parameters.length > 0 && parameters[parameters.length - 1] == Context.class;
  }

  private static Optional<Type> eventType(Method method) {
    int events = method.getParameterCount() - (takesContextLast(method) ? 1 : 0);
    if (events == 0) {
      return Optional.empty();
    }
    var type = method.getGenericParameterTypes()[0];
    if (type instanceof TypeVariable<?>) {
      throw new FunctionException(
          method + ": the type of its event is open; name it in the handler's own class");
    }
    return Optional.of(type);
  }

  /** Constructs an instance of the class, as a cold start does. */
  Handler construct() throws Throwable {
    var target = Modifier.isStatic(method.getModifiers()) ? null : newInstance();
    if (target instanceof RequestStreamHandler handler && isStream(method)) {
      return handler::handleRequest;
    }
    return isStream(method)
        ? (event, response, context) -> call(target, streams(event, response, context))
        : (event, response, context) -> request(target, event, response, context);
  }

  private @Nullable Object newInstance() throws Throwable {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private @Nullable Object[] streams(InputStream event, OutputStream response, Context context) {
    return method.getParameterCount() == 2
        ? new Object[] {event, response}
        : new Object[] {event, response, context};
  }

  private void request(
      @Nullable Object target, InputStream event, OutputStream response, Context context)
      throws Throwable {
    @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
    if (reader != null) {
      arguments[0] = reader.read(event);
    }
    if (takesContextLast(method)) {
      arguments[arguments.length - 1] = context;
    }
    var result = call(target, arguments);
    if (writer != null && method.getReturnType() != void.class) {
      writer.write(result, response);
    }
  }

  private @Nullable Object call(@Nullable Object target, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
