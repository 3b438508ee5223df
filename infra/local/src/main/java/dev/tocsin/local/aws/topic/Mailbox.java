// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;

/**
 * Where e-mail and SMS end up on one machine: a text file each, in a folder. Nothing is sent, and
 * no address has to confirm its subscription.
 */
final class Mailbox {

  private final Path folder;

  Mailbox(Path folder) {
    this.folder = folder;
  }

  void put(Message message, Subscription to, Instant now) {
    var text =
        """
        Date: %s
        From: %s
        To: %s
        Subject: %s

        %s
        """
            .formatted(
                now,
                to.topicArn(),
                to.endpoint(),
                message.subject().isEmpty() ? "AWS Notification Message" : message.subject(),
                to.protocol().equals("email-json")
                    ? Envelope.wrap(message, to, now)
                    : message.body(to.protocol()));
    var name =
        "%s-%s.%s"
            .formatted(
                now.toString().replace(':', '-'),
                message.id(),
                to.protocol().toLowerCase(Locale.ROOT));
    try {
      Files.createDirectories(folder);
      var draft = Files.writeString(folder.resolve("." + name), text);
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
