// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.http;

import java.nio.charset.StandardCharsets;

/**
 * What was answered.
 *
 * @param retryAfter seconds, 0 if the answer names none
 */
public record Reply(int status, int retryAfter, byte[] body) {

  private static final int SUCCESSES = 200;
  private static final int REDIRECTS = 300;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERRORS = 500;

  public boolean isSuccess() {
    return status >= SUCCESSES && status < REDIRECTS;
  }

  /** Whether a sender that is told this tries again. */
  public boolean asksAgain() {
    return status == TOO_MANY || status >= SERVER_ERRORS;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
