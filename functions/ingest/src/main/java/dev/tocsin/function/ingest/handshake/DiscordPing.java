// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.function.ingest.format.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Discord posts {@code {"type": 1}}, signed, and wants the same back. It also posts it signed
 * badly, when the address is typed in and now and then later, and takes the address away where that
 * is not answered with 401.
 */
final class DiscordPing implements Greeter {

  private static final int PING = 1;

  @Override
  public Optional<Greeting> signed(Caller caller) {
    return Caller.find(caller.body().get(), "type")
        .filter(Value::isNumber)
        .filter(type -> type.number() == PING)
        .map(_ -> Greeting.json(Map.of("type", PING)));
  }
}
