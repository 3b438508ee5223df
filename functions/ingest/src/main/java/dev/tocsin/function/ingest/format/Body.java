// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A body that is read when it is first asked for, and only once. */
public final class Body implements Supplier<Value> {

  private final Supplier<Value> parse;
  private @Nullable Value value;

  public Body(Supplier<Value> parse) {
    this.parse = parse;
  }

  /**
   * @throws InvalidPayload if it can't be read
   */
  @Override
  public Value get() {
    var known = value;
    if (known == null) {
      known = parse.get();
      value = known;
    }
    return known;
  }
}
