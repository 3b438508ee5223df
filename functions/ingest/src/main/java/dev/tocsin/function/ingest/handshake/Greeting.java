// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.endpoint.Receipt.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a handshake comes to. */
public sealed interface Greeting {

  record Answered(Answer answer) implements Greeting {}

  /**
   * @param reason for our counters; the sender is not told
   */
  record Declined(String reason, Refused refusal) implements Greeting {}

  /** What is given back to a sender, or kept: longer than any sender's, and harmless as a text. */
  Pattern WORD = Pattern.compile("[!-~]{1,256}");

  /** Gives a text back as it is, if it is one that may be. */
  static Optional<Greeting> echo(String text) {
    return Optional.of(
        WORD.matcher(text).matches() ? new Answered(Answer.text(200, text)) : malformed());
  }

  static Greeting json(Map<String, ?> body) {
    return new Answered(Answer.json(200, body).with("X-Content-Type-Options", "nosniff"));
  }

  /** Success, and nothing more to say. */
  static Greeting nod() {
    return new Answered(Answer.text(200, "").bare());
  }

  static Greeting malformed() {
    return new Declined("MALFORMED_HANDSHAKE", Refused.of(400, "not a handshake of this sender"));
  }

  /** Without a word about why, which would only help a forger. */
  static Greeting declined(String reason) {
    return new Declined(reason, Refused.of(401, ""));
  }
}
