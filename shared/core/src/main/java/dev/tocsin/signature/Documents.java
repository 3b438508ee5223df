// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

/**
 * Reads JSON for schemes whose signature stands in it, since the domain has no JSON of its own.
 * Only such a scheme asks, so a body that is signed as it is costs no reading here.
 */
public interface Documents {

  /** For requests of which no scheme will read a field. */
  Documents NONE = document -> Fields.NONE;

  /** The fields of a document; none if it can't be read, or could be read in two ways. */
  Fields read(byte[] document);
}
