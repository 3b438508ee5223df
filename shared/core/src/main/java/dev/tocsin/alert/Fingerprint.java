// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The hash of a label set: FNV-1a over 64 bits as Prometheus computes it (names and values in the
 * order of the names, each followed by the byte 0xFF), written as 16 lower-case hex digits. It
 * identifies an alert across every API that Tocsin speaks; it is not a secret and not
 * collision-proof against an adversary who chooses labels.
 */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final byte SEPARATOR = (byte) 0xff;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");

  public Fingerprint {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a fingerprint has 16 hex digits, not: " + hex);
    }
  }

  /**
   * Of the alert that goes by this key: the hash of the label {@code dedup_key} alone. A key that
   * is itself written as a fingerprint is that fingerprint, so that an alert without a key can be
   * acknowledged and closed through an API that has only keys.
   */
  public static Fingerprint ofKey(String dedupKey) {
    return HEX.matcher(dedupKey).matches()
        ? new Fingerprint(dedupKey)
        : of(Labels.of(Labels.DEDUP_KEY, dedupKey));
  }

  static Fingerprint of(Labels labels) {
    long hash = OFFSET;
    for (var label : labels.values().entrySet()) {
      hash = add(hash, label.getKey());
      hash = add(hash, label.getValue());
    }
    return new Fingerprint(HexFormat.of().toHexDigits(hash));
  }

  private static long add(long hash, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return (hash ^ (SEPARATOR & 0xff)) * PRIME;
  }

  @Override
  public int compareTo(Fingerprint other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
