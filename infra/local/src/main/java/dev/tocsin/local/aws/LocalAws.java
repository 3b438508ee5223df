// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import dev.tocsin.local.template.Stack;
import java.net.URI;
import java.util.Map;

/**
 * The AWS services that a stack uses, on this machine: tables, queues, topics and secrets as the
 * template describes them, behind one endpoint that holds each function to its role.
 */
public final class LocalAws implements AutoCloseable {

  private LocalAws() {}

  /** A loopback endpoint on a port that is free now; for {@code Deployment#endpoint}. */
  public static URI freeEndpoint() {
    throw new UnsupportedOperationException();
  }

  /**
   * Starts the engines and creates what the template describes and isn't there yet.
   *
   * @throws LocalAwsException if the port is taken or the state folder is in use or damaged; its
   *     message says what to do
   */
  public static LocalAws start(Stack stack, Settings settings) {
    throw new UnsupportedOperationException();
  }

  /** Where everything answers: the stack's endpoint. */
  public URI endpoint() {
    throw new UnsupportedOperationException();
  }

  /**
   * The AWS_ variables that a function runs with. Its access key is its own, so that a call says on
   * whose behalf it is made.
   *
   * @param functionId its logical id in the template
   */
  public Map<String, String> environment(String functionId) {
    throw new UnsupportedOperationException();
  }

  /** Stops everything; what was acknowledged is on disk if there is a state folder. */
  @Override
  public void close() {}
}
