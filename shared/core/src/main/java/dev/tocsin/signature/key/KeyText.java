// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys of asymmetric algorithms, read from the texts that senders publish. */
public final class KeyText {

  private static final String WHPK_PREFIX = "whpk_";
  private static final Pattern RAW_HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern PEM_FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");

  /** RFC 8410: what stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo. */
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private KeyText() {}

  /** The public key, or nothing if the text is none for this algorithm. */
  public static Optional<PublicKey> publicKey(Algorithm algorithm, String text) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm.keyType())
              .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo(text))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A private key in PKCS #8, as PEM or base64. */
  public static PrivateKey privateKey(Algorithm algorithm, String text) {
    try {
      return KeyFactory.getInstance(algorithm.keyType())
          .generatePrivate(new PKCS8EncodedKeySpec(unframed(text)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a private key in PKCS #8 for " + algorithm, e);
    }
  }

  private static byte[] subjectPublicKeyInfo(String text) {
    if (RAW_HEX.matcher(text).matches()) {
      return headed(HexFormat.of().parseHex(text));
    }
    if (text.startsWith(WHPK_PREFIX)) {
      return headed(Base64.getDecoder().decode(text.substring(WHPK_PREFIX.length())));
    }
    return unframed(text);
  }

  private static byte[] headed(byte[] rawKey) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(ED25519_HEAD);
    all.writeBytes(rawKey);
    return all.toByteArray();
  }

  private static byte[] unframed(String text) {
    return Base64.getDecoder().decode(PEM_FRAME.matcher(text).replaceAll(""));
  }
}
