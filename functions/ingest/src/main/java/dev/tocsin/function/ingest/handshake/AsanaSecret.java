// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.aws.http.Answer;
import java.util.Optional;

/**
 * Asana posts the header {@code X-Hook-Secret} once, when a webhook is made, wants it back as a
 * header, and signs with it from then on. Nothing proves that it is Asana, so the first secret is
 * the only one: the same again is answered again, another one is not.
 */
final class AsanaSecret implements Greeter {

  private static final String HEADER = "X-Hook-Secret";

  private final LearnedSecrets learned;

  AsanaSecret(LearnedSecrets learned) {
    this.learned = learned;
  }

  @Override
  public Optional<Greeting> unsigned(Caller caller) {
    var offered = caller.header(HEADER);
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    if (offered.size() != 1 || !LearnedSecrets.FORM.matcher(offered.getFirst()).matches()) {
      return Optional.of(Greeting.malformed());
    }
    return Optional.of(
        learned.learn(caller.source().name(), offered.getFirst())
            ? new Greeting.Answered(Answer.text(200, "").bare().with(HEADER, offered.getFirst()))
            : Greeting.declined("SECOND_HANDSHAKE"));
  }
}
