// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.out} and {@code System.err} of a process that holds several functions: what a
 * function's thread writes goes to that function's log, all else to where it went before.
 */
final class FunctionOutput extends FilterOutputStream {

  private static final InheritableThreadLocal<@Nullable FunctionLog> LOG =
      new InheritableThreadLocal<>();

  private FunctionOutput(OutputStream otherwise) {
    super(otherwise);
  }

  /** Takes both streams over; once a process, however many runtimes it starts. */
  static synchronized void install() {
    if (!(System.out instanceof Routed)) {
      System.setOut(new Routed(System.out));
    }
    if (!(System.err instanceof Routed)) {
      System.setErr(new Routed(System.err));
    }
  }

  static void bind(FunctionLog log) {
    LOG.set(log);
  }

  static void unbind() {
    LOG.remove();
  }

  private static final class Routed extends PrintStream {
    Routed(PrintStream otherwise) {
      super(new FunctionOutput(otherwise), true, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var log = LOG.get();
    if (log != null) {
      log.write(bytes, offset, length);
    } else {
      out.write(bytes, offset, length);
    }
  }

  /** A function's log is flushed at the end of an invocation, not line by line. */
  @Override
  public void flush() throws IOException {
    if (LOG.get() == null) {
      out.flush();
    }
  }

  /** Nobody closes the process's streams. */
  @Override
  public void close() {}
}
