// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Ends the process at a chosen call to the outside: just before it, or when it was done and nobody
 * has heard of it yet.
 */
final class KillPoints {

  /** What ends a process is no exception that somebody could catch. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private int calls;
  private int killAt;
  private boolean before;

  void killBefore(int call) {
    calls = 0;
    killAt = call;
    before = true;
  }

  void killAfter(int call) {
    killBefore(call);
    before = false;
  }

  void spare() {
    killAt = 0;
    calls = 0;
  }

  int calls() {
    return calls;
  }

  /** The port as it is, but each call to it is a point at which the process may end. */
  <T> T at(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              calls++;
              boolean dies = calls == killAt;
              if (dies && before) {
                throw new Killed();
              }
              try {
                var result = method.invoke(real, arguments);
                if (dies) {
                  throw new Killed();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
