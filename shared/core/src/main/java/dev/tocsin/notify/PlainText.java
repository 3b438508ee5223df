// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.alert.Alert;
import java.util.Map;

/**
 * A notification in plain text, for e-mail and SMS, which the topics deliver without asking the
 * notify function.
 */
public final class PlainText {

  private static final int LONGEST_SUBJECT = 100;
  private static final int MOST_ALERTS = 20;

  private PlainText() {}

  /** The first line, as SNS takes it for a subject: printable ASCII, at most 100 characters. */
  public static String subject(Notification told) {
    var line = Headline.of(told).replaceAll("[^\\x20-\\x7e]", "?");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
  }

  /** The message as a whole. */
  public static String of(Notification told) {
    var text = new StringBuilder(Headline.of(told)).append('\n');
    told.alerts().stream().limit(MOST_ALERTS).forEach(alert -> text.append(lines(alert, told)));
    if (told.alerts().size() > MOST_ALERTS) {
      text.append("\n... and ").append(told.alerts().size() - MOST_ALERTS).append(" more\n");
    }
    text.append("\n").append(told.severity().word()).append(", ").append(told.reason().text());
    return told.incidentId().isEmpty()
        ? text.append('\n').toString()
        : text.append(", incident ").append(told.incidentId()).append('\n').toString();
  }

  private static String lines(Alert alert, Notification told) {
    boolean resolved = alert.status(told.decidedAt()) == Alert.Status.RESOLVED;
    var text = new StringBuilder("\n").append(resolved ? "RESOLVED " : "FIRING ");
    text.append(alert.name()).append(" since ").append(alert.startsAt()).append('\n');
    text.append("  ").append(alert.labels()).append('\n');
    alert.annotations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(note -> text.append("  " + note.getKey() + ": " + note.getValue() + "\n"));
    return alert.generatorUrl().isEmpty()
        ? text.toString()
        : text.append("  ").append(alert.generatorUrl()).append('\n').toString();
  }
}
