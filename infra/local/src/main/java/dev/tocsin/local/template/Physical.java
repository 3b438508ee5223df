// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A resource as it exists once deployed. Where AWS makes up an identifier, ours is derived from the
 * stack and the logical id, so that it is the same after every restart.
 *
 * @param name the name property if it is given, else {@code <stack>-<logical id>}
 */
record Physical(Deployment at, String id, String name) {

  String arn(String service, String resource) {
    return at.arn(service, resource);
  }

  String iamArn(String resource) {
    return "arn:aws:iam::%s:%s".formatted(at.accountId(), resource);
  }

  /** Such as API Gateway gives to an API: ten lower-case letters and digits. */
  String shortId() {
    return hash(10);
  }

  /** Such as Secrets Manager appends to a secret's name in its ARN. */
  String suffix() {
    return hash(6);
  }

  String uuid() {
    return UUID.nameUUIDFromBytes((at.stackName() + "/" + id).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private String hash(int length) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = sha.digest((at.stackName() + "/" + id).getBytes(StandardCharsets.UTF_8));
      return "z" + new BigInteger(1, bytes).toString(36).substring(0, length - 1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
