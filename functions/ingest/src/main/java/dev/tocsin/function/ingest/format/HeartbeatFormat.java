// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.EnumSet;
import java.util.Set;

/**
 * A sign of life: whatever is sent, and be it nothing, says that its sender lives. One sender can
 * speak for several by {@code name}, in the URL's query or in the body; each is then watched as
 * {@code <source>/<name>}.
 */
final class HeartbeatFormat implements Format {

  private static final String NAME = "name";

  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public Set<Content> contents() {
    return EnumSet.allOf(Content.class);
  }

  /** Nobody is declared dead for the shape of what it sends. */
  @Override
  public Value parse(byte[] body, Content content) {
    try {
      return Format.super.parse(body, content);
    } catch (InvalidPayload e) {
      return Value.nothing();
    }
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var name = arrival.query().getOrDefault(NAME, body.scalar(NAME));
    return Payload.ofHeartbeat(name.isEmpty() ? arrival.source() : named(arrival, name));
  }

  /**
   * @throws InvalidPayload if it is not one
   */
  static String named(Arrival arrival, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new InvalidPayload(
          NAME, "expected up to 100 letters, digits, dots, hyphens and underscores");
    }
    return arrival.source() + "/" + name;
  }
}
