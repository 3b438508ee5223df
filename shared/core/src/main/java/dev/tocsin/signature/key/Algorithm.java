// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How signed content becomes a signature. The configuration names it; a request never chooses.
 * Content is handed over in pieces, which spares copying the body.
 */
public enum Algorithm {
  HMAC_SHA256("HmacSHA256", ""),
  HMAC_SHA1("HmacSHA1", ""),
  ED25519("Ed25519", "Ed25519"),
  /** Over P-256; the signature is DER. */
  ECDSA_SHA256("SHA256withECDSA", "EC"),
  /** PKCS #1 v1.5. */
  RSA_SHA256("SHA256withRSA", "RSA"),
  /** PKCS #1 v1.5; only for Amazon's old signatures. */
  RSA_SHA1("SHA1withRSA", "RSA");

  private final String jdkName;
  private final String keyType;

  Algorithm(String jdkName, String keyType) {
    this.jdkName = jdkName;
    this.keyType = keyType;
  }

  /** Whether both sides hold the same key. */
  public boolean isShared() {
    return keyType.isEmpty();
  }

  /** The JDK's name of the type of key, for an algorithm that is not shared. */
  public String keyType() {
    return keyType;
  }

  public byte[] mac(byte[] key, List<byte[]> content) {
    try {
      var mac = Mac.getInstance(jdkName);
      mac.init(new SecretKeySpec(key, jdkName));
      content.forEach(mac::update);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(jdkName + " is part of every JDK", e);
    }
  }

  /** Whether the signature is the key's; one of a wrong length or form is not. */
  public boolean verifies(PublicKey key, List<byte[]> content, byte[] signature) {
    try {
      var verifier = Signature.getInstance(jdkName);
      verifier.initVerify(key);
      for (var piece : content) {
        verifier.update(piece);
      }
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public byte[] sign(PrivateKey key, List<byte[]> content) {
    try {
      var signer = Signature.getInstance(jdkName);
      signer.initSign(key);
      for (var piece : content) {
        signer.update(piece);
      }
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a private key for " + this, e);
    }
  }
}
