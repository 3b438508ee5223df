// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The ways in which a handler can be written. */
public final class Styles {

  private Styles() {}

  /** What a plain object looks like to Lambda. */
  public static final class Pair {
    private int a;
    private int b;

    public int getA() {
      return a;
    }

    public void setA(int value) {
      a = value;
    }

    public int getB() {
      return b;
    }

    public void setB(int value) {
      b = value;
    }
  }

  /** A method of any name. */
  public static final class Adder {
    public int add(Pair pair) {
      return pair.getA() + pair.getB();
    }
  }

  /** Bytes in, bytes out. */
  public static final class Shouter implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      output.write(text.toUpperCase().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Can't be constructed. */
  public static final class Unborn {
    public Unborn() {
      throw new IllegalStateException("CONFIG_DIR is wrong");
    }

    public String handleRequest(String event) {
      return event;
    }
  }

  /** Does what the event says: waits, throws, or says how many do so at the same time. */
  public static final class Obedient {
    private static final java.util.concurrent.atomic.AtomicInteger AT_ONCE =
        new java.util.concurrent.atomic.AtomicInteger();

    public int handleRequest(String order) throws InterruptedException {
      if (order.equals("throw")) {
        throw new IllegalArgumentException("as ordered", new IOException("below"));
      }
      int now = AT_ONCE.incrementAndGet();
      try {
        Thread.sleep(order.equals("hang") ? 60_000 : 200);
        return now;
      } finally {
        AT_ONCE.decrementAndGet();
      }
    }
  }
}
