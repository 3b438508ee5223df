// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.Map;
import java.util.Optional;

/**
 * Okta asks once, by {@code GET} and with the hook's {@code Authorization}, for the value of the
 * header {@code X-Okta-Verification-Challenge} as {@code {"verification": "..."}} within three
 * seconds.
 */
final class OktaVerification implements Greeter {

  @Override
  public Optional<Greeting> signed(Caller caller) {
    if (!caller.isGet()) {
      return Optional.empty();
    }
    var challenges = caller.header("X-Okta-Verification-Challenge");
    return Optional.of(
        challenges.size() == 1 && Greeting.WORD.matcher(challenges.getFirst()).matches()
            ? Greeting.json(Map.of("verification", challenges.getFirst()))
            : Greeting.malformed());
  }
}
