// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.demo.suite.Pause;
import dev.tocsin.load.ground.Sender;
import dev.tocsin.load.http.Connection;
import dev.tocsin.load.http.Outgoing;
import dev.tocsin.load.http.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Delivers one parcel after another as senders do: what got no answer, 429 or 5xx is sent again,
 * signed anew, until there is an answer that is final.
 */
final class Courier implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration UNANSWERED = Duration.ofMillis(250);

  /** A sender waits as long as it is asked to; a test has less patience. */
  private static final int LONGEST_WAIT_SECONDS = 5;

  private final Connection connection;
  private final Local local;
  private final Forger forger;
  private final Outcomes outcomes;

  Courier(URI suite, Local local, Outcomes outcomes) {
    this.connection = new Connection(suite, LIMIT);
    this.local = local;
    this.forger = new Forger(local);
    this.outcomes = outcomes;
  }

  /**
   * @param index the parcel's
   */
  void deliver(int index, Parcel parcel) {
    while (true) {
      try {
        var reply = connection.post(request(index, parcel));
        if (!reply.asksAgain()) {
          outcomes.add(index, parcel, reply.status(), event(reply));
          return;
        }
        outcomes.askedAgain(reply.status());
        Pause.of(Duration.ofSeconds(Math.clamp(reply.retryAfter(), 1, LONGEST_WAIT_SECONDS)));
      } catch (IOException _) {
        outcomes.unanswered();
        Pause.of(UNANSWERED);
      }
    }
  }

  private Outgoing request(int index, Parcel parcel) {
    var content = parcel.content();
    var now = Instant.now();
    return parcel.fate() == Parcel.Fate.FORGED
        ? forger.forged(
            content, parcel.id(), Forger.Way.values()[index % Forger.Way.values().length], now)
        : Sender.of(local, content.source())
            .signed(parcel.id(), content.body(), content.headers(), now);
  }

  /** The name under which the suite knows what it has accepted, empty if it has not. */
  private static String event(Reply reply) {
    return reply.isSuccess() ? Json.parse(reply.body()).path("eventId").asText() : "";
  }

  @Override
  public void close() {
    connection.close();
  }
}
