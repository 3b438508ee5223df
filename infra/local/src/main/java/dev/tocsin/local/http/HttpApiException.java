// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

/** The HTTP API can't be served; the message is for the person who started the runtime. */
public final class HttpApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public HttpApiException(String message) {
    super(message);
  }

  public HttpApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
