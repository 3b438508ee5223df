// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Optional;

/**
 * The values in a document, by their paths: names and indexes with dots between them, {@code
 * items.0.id}.
 */
public interface Fields {

  /** A document without any. */
  Fields NONE =
      new Fields() {
        @Override
        public Optional<String> text(String path) {
          return Optional.empty();
        }

        @Override
        public int items(String path) {
          return 0;
        }

        @Override
        public Fields at(String path) {
          return this;
        }
      };

  /**
   * A text, number or truth value as its text; nothing if it is null, something else, or absent.
   */
  Optional<String> text(String path);

  /** How many items a list has; 0 if there is no list. */
  int items(String path);

  /** The part of the document under a path. */
  Fields at(String path);
}
