// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Optional;

/**
 * Reads JSON for schemes that look for something in it, since the domain has no JSON of its own. A
 * body that is signed as it is costs no whole reading here.
 */
public interface Documents {

  /** For requests of which no scheme will read a field. */
  Documents NONE = document -> Fields.NONE;

  /** The fields of a document; none if it can't be read, or could be read in two ways. */
  Fields read(byte[] document);

  /**
   * One value, where nothing hangs on what else stands in the document: a reader may stop when it
   * has found it.
   */
  default Optional<String> first(byte[] document, String path) {
    return read(document).text(path);
  }
}
