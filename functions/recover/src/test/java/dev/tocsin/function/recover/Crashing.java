// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * Ports that die after having done what they were asked: the n-th effect over all of them happens,
 * and then the process is gone.
 */
final class Crashing {

  private static final Set<String> QUESTIONS = Set.of("find", "latest", "firing", "due");

  private int effectsLeft;

  /** The process is gone. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crash(String after) {
      super("crashed after " + after);
    }
  }

  /** Never crashes. */
  static Crashing never() {
    return new Crashing(Integer.MAX_VALUE);
  }

  Crashing(int effectsLeft) {
    this.effectsLeft = effectsLeft;
  }

  /** Whether it has happened. */
  boolean happened() {
    return effectsLeft <= 0;
  }

  <T> T port(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (!QUESTIONS.contains(method.getName()) && --effectsLeft == 0) {
                throw new Crash(port.getSimpleName() + "." + method.getName());
              }
              return result;
            }));
  }
}
