// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of contents and of what is compared. */
public final class Digest {

  private Digest() {}

  /** As senders write the hash of a body: lower-case hex. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  /**
   * Whether two texts are the same, in a time that tells neither where they differ nor how long the
   * wanted one is.
   */
  public static boolean same(String wanted, String offered) {
    return MessageDigest.isEqual(
        sha256(wanted.getBytes(StandardCharsets.UTF_8)),
        sha256(offered.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
