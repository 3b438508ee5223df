// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.Optional;

/**
 * Slack posts {@code {"type": "url_verification", "challenge": "..."}}, signed, and wants the
 * challenge back within three seconds.
 */
final class SlackChallenge implements Greeter {

  @Override
  public Optional<Greeting> signed(Caller caller) {
    return caller.said("type").equals("url_verification")
        ? Greeting.echo(caller.said("challenge"))
        : Optional.empty();
  }
}
