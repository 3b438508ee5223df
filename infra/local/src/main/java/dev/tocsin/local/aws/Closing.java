// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order; one that fails stops no other. */
final class Closing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  synchronized <P extends AutoCloseable> P add(P part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) { // AutoCloseable declares it, and the others must be stopped too.
        LOG.warn("something did not stop cleanly", e);
      }
    }
  }
}
