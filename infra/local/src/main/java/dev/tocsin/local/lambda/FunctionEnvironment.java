// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code System.getenv} means in a function: calls to it are led here when a function's
 * classes are loaded ({@link GetenvCalls}). The variables belong to the thread on which an instance
 * of the function runs, and to the threads that it starts.
 *
 * <p>A thread that belongs to no function sees no variables at all, never those of this process: a
 * developer's real credentials are not for a function to find.
 */
public final class FunctionEnvironment {

  private static final InheritableThreadLocal<Map<String, String>> VARIABLES =
      new InheritableThreadLocal<>();

  private FunctionEnvironment() {}

  static void bind(Map<String, String> variables) {
    VARIABLES.set(Map.copyOf(variables));
  }

  static void unbind() {
    VARIABLES.remove();
  }

  /** In place of {@link System#getenv(String)}. */
  public static @Nullable String getenv(String name) {
    return getenv().get(name);
  }

  /** In place of {@link System#getenv()}. */
  public static Map<String, String> getenv() {
    var variables = VARIABLES.get();
    return variables == null ? Map.of() : variables;
  }
}
