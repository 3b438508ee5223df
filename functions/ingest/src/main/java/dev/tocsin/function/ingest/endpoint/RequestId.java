// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import dev.tocsin.alert.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The id under which a client of Opsgenie's API may ask what became of its request. Nothing is kept
 * for that: the id is a UUID of version 8 (RFC 9562) in which all that the answer needs is written:
 * the alert's fingerprint, the time in milliseconds and the action.
 */
record RequestId(Fingerprint alert, Action action, Instant at) {

  /** Bits 12 to 15 of the first half say the version, the two highest of the second the variant. */
  private static final long VERSION = 8L << 12;

  private static final long VARIANT = 0b10L << 62;
  private static final int TIME_BITS = 48;

  /** What was asked for; the order is written into ids. */
  enum Action {
    CREATE("Create", "Created alert", ""),
    CLOSE("Close", "Closed alert", "close"),
    ACKNOWLEDGE("Acknowledge", "Acknowledged alert", "acknowledge"),
    NOTE("AddNote", "Added note", "notes"),
    MESSAGE("UpdateMessage", "Updated message", "message"),
    DESCRIPTION("UpdateDescription", "Updated description", "description");

    private final String word;
    private final String status;
    private final String path;

    Action(String word, String status, String path) {
      this.word = word;
      this.status = status;
      this.path = path;
    }

    static Action of(String path) {
      for (var action : values()) {
        if (action.path.equals(path)) {
          return action;
        }
      }
      return CREATE;
    }

    String word() {
      return word;
    }

    String status() {
      return status;
    }
  }

  /** 48 bits of time and 8 of the fingerprint's 64 in the first half, the others in the second. */
  UUID uuid() {
    long print = Long.parseUnsignedLong(alert.hex(), 16);
    long high = at.toEpochMilli() << 16 | VERSION | action.ordinal() << 8 | print >>> 56;
    // 56 bits are left, of which the variant leaves room for all.
    return new UUID(high, VARIANT | print & (1L << 56) - 1);
  }

  static Optional<RequestId> of(String text) {
    try {
      var uuid = UUID.fromString(text);
      long high = uuid.getMostSignificantBits();
      long low = uuid.getLeastSignificantBits();
      int action = (int) (high >>> 8 & 0xf);
      if (uuid.version() != 8 || low >>> 56 != VARIANT >>> 56 || action >= Action.values().length) {
        return Optional.empty();
      }
      var print = String.format("%016x", (high & 0xff) << 56 | low & (1L << 56) - 1);
      var at = Instant.ofEpochMilli(high >>> 64 - TIME_BITS);
      return Optional.of(new RequestId(new Fingerprint(print), Action.values()[action], at));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
