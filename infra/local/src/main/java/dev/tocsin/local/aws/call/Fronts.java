// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The local endpoints of this JVM. Functions have AWS SDKs of their own, in class loaders of their
 * own; this package is what they share with the runtime, so it names nothing but the JDK's types.
 */
public final class Fronts {

  private static final Map<String, Front> FRONTS = new ConcurrentHashMap<>();

  private Fronts() {}

  /** Answers calls; an error is an answer, too. */
  @FunctionalInterface
  public interface Front {
    AwsResponse answer(AwsRequest request);
  }

  /** A call to this endpoint is the front's from now on. */
  public static void register(URI endpoint, Front front) {
    FRONTS.put(endpoint.getAuthority(), front);
  }

  public static void unregister(URI endpoint) {
    FRONTS.remove(endpoint.getAuthority());
  }

  /**
   * Who answers, if it is one of these.
   *
   * @param authority host and port
   */
  public static Optional<Front> at(String authority) {
    return Optional.ofNullable(FRONTS.get(authority));
  }
}
