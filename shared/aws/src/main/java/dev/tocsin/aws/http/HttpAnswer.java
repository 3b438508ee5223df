// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What a target answered.
 *
 * @param body its beginning, at most {@link OutgoingHttp#MOST_ANSWER_BYTES}, as UTF-8
 * @param retryAfter how long it asks to be left alone
 */
public record HttpAnswer(int status, String body, Optional<Duration> retryAfter) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the same call may well succeed later: too many requests, or an error of the server. */
  public boolean isTransient() {
    return status == 408 || status == 429 || status >= 500;
  }
}
