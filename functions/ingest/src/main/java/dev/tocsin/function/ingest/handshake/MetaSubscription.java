// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.signature.key.Digest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Meta asks by {@code GET} with {@code hub.mode=subscribe}, the verify token that was typed into
 * its dashboard, and {@code hub.challenge}, which it wants back if the token is ours.
 */
final class MetaSubscription implements Greeter {

  private final Function<String, List<String>> secrets;

  MetaSubscription(Function<String, List<String>> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<Greeting> unsigned(Caller caller) {
    if (!caller.isGet()) {
      return Optional.empty();
    }
    if (!caller.asked("hub.mode").equals("subscribe")) {
      return Optional.of(Greeting.malformed());
    }
    var name = Objects.requireNonNull(caller.source().verifyToken(), "Sources asks for it");
    return isOneOf(secrets.apply(name), caller.asked("hub.verify_token"))
        ? Greeting.echo(caller.asked("hub.challenge"))
        : Optional.of(Greeting.declined("WRONG_TOKEN"));
  }

  private static boolean isOneOf(List<String> tokens, String offered) {
    boolean matched = false;
    for (var token : tokens) {
      // None is left out, so that the time does not tell which one it was.
      matched |= !token.isEmpty() & Digest.same(token, offered);
    }
    return matched;
  }
}
