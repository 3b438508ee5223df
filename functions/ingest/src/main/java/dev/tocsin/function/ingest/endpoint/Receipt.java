// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.format.Payload;
import dev.tocsin.source.Source;
import java.time.Duration;

/** What became of a delivery. The endpoint puts it into the words that its senders understand. */
public sealed interface Receipt {

  /**
   * It is taken: what it says is on its queue and in the ledger.
   *
   * @param duplicate whether it was taken before
   */
  record Taken(Source source, String eventId, Payload payload, boolean duplicate)
      implements Receipt {}

  /** It was a handshake: neither an event nor refused, and answered in the sender's own words. */
  record Greeted(Answer answer) implements Receipt {}

  /** Its sender is known and only asks something, so that there was nothing to take. */
  record Asked(Source source) implements Receipt {}

  /**
   * It is not taken, and nothing of it is kept.
   *
   * @param status the HTTP status that makes this sender do the right thing
   * @param detail what the sender can do about it, or the empty string where that would only help a
   *     forger
   * @param retryAfter when it may be sent again; zero if the same again will never be taken
   */
  record Refused(int status, String detail, Duration retryAfter) implements Receipt {

    public static Refused of(int status, String detail) {
      return new Refused(status, detail, Duration.ZERO);
    }
  }
}
