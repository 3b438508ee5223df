// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.function.ingest.format.InvalidPayload;
import java.util.Optional;

/**
 * Notion posts {@code {"verification_token": "..."}} when a subscription is made, which its owner
 * has to paste back into Notion, and signs with it from then on. Nothing proves that it is Notion,
 * so the first token is the only one; whoever pastes one that is not Notion's is told so by Notion.
 */
final class NotionToken implements Greeter {

  /** A token and little more; an event is longer, and is not read before it is verified. */
  private static final int LONGEST = 512;

  private final LearnedSecrets learned;

  NotionToken(LearnedSecrets learned) {
    this.learned = learned;
  }

  @Override
  public Optional<Greeting> unsigned(Caller caller) {
    if (caller.delivery().body().length > LONGEST) {
      return Optional.empty();
    }
    var token = token(caller);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (!LearnedSecrets.FORM.matcher(token).matches()) {
      return Optional.of(Greeting.malformed());
    }
    return Optional.of(
        learned.learn(caller.source().name(), token)
            ? Greeting.nod()
            : Greeting.declined("SECOND_HANDSHAKE"));
  }

  private static String token(Caller caller) {
    try {
      return caller.said("verification_token");
    } catch (InvalidPayload e) {
      // Whatever it is, it is no handshake: verified, and refused, like any other delivery.
      return "";
    }
  }
}
