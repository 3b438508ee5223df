// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.Optional;

/**
 * Dropbox asks by {@code GET ?challenge=...} and wants it back as plain text within ten seconds.
 * Nothing proves that it is Dropbox, and nothing is given away.
 */
final class DropboxChallenge implements Greeter {

  @Override
  public Optional<Greeting> unsigned(Caller caller) {
    return caller.isGet() ? Greeting.echo(caller.asked("challenge")) : Optional.empty();
  }
}
