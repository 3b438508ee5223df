// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.function.ingest.format.Value;
import java.util.Optional;

/**
 * Xero posts {@code {"events": []}} several times, signed well and badly, and looks whether we tell
 * them apart: 200 or 401 within five seconds, and never a body.
 */
final class XeroIntent implements Greeter {

  @Override
  public Optional<Greeting> signed(Caller caller) {
    return Caller.find(caller.body().get(), "events")
        .filter(Value::isArray)
        .filter(events -> events.items(Integer.MAX_VALUE).isEmpty())
        .map(_ -> Greeting.nod());
  }

  @Override
  public boolean wantsBareAnswers() {
    return true;
  }
}
