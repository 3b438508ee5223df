// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.EnumSet;
import java.util.Set;

/**
 * A sign of life: whatever is sent, and be it nothing, says that its sender lives. One sender can
 * speak for many jobs, each by its {@code name}, in the URL's query or in the body; who is expected
 * how often stands under {@code heartbeats} in {@code sources.yaml}.
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
    return Payload.ofHeartbeat(name.isEmpty() ? arrival.source() : checked(name));
  }

  /**
   * A name that a sender gives. The colon is kept for the sources' own: else a sender could vouch
   * for another one's life.
   *
   * @throws InvalidPayload if it can't be one
   */
  static String checked(String name) {
    if (!name.matches("[!-9;-~]{1,200}")) {
      throw new InvalidPayload(NAME, "not the name of a heartbeat");
    }
    return name;
  }
}
