// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

/**
 * What was received, as far as signatures cover it.
 *
 * @param url the public URL as the sender knows it: from the configuration and never from the
 *     request's Host header, with the query as it was received
 * @param body the exact bytes; shared, not copied, so nobody changes them
 * @param documents reads fields of the body, for schemes that have their signature there
 */
public record Request(
    String method, String url, Headers headers, byte[] body, Documents documents) {

  /** A request in whose body no scheme looks for anything. */
  public Request(String method, String url, Headers headers, byte[] body) {
    this(method, url, headers, body, Documents.NONE);
  }

  /** The fields of the body. */
  public Fields fields() {
    return documents.read(body);
  }

  /** The same request, in which paths begin at this one. */
  public Request at(String path) {
    return new Request(method, url, headers, body, document -> documents.read(document).at(path));
  }
}
