// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.sample;

import java.time.Duration;

/**
 * The slow store behind the cache. Its link can be cut, which a new link mends; and the store
 * itself can be down, which no new link mends.
 */
final class Store {

  private final Duration readTime;
  private volatile boolean linked = true;
  private volatile boolean down;

  /** A read that failed. */
  static final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    StoreException(String why) {
      super(why);
    }
  }

  Store(Duration readTime) {
    this.readTime = readTime;
  }

  String read(String key) throws StoreException {
    try {
      Thread.sleep(readTime);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted");
    }
    if (!linked) {
      throw new StoreException("no link to the store");
    }
    if (down) {
      throw new StoreException("the store is down");
    }
    return "value of " + key;
  }

  void cutLink() {
    linked = false;
  }

  void relink() {
    linked = true;
  }

  void goDown() {
    down = true;
  }

  void comeUp() {
    down = false;
  }
}
