// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.alert.Alert;
import dev.tocsin.metric.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Splits what is too long for one message. The split depends on nothing but the content, so a
 * redelivery falls into the same parts and each part is recognised by itself.
 */
final class Parts {

  /** SQS takes 1 MiB; this leaves room for the envelope and suits emulators that take 256 KiB. */
  static final int LONGEST = 240_000;

  /** Field names, three instants and a source, generously. */
  private static final int OF_ONE_ITEM = 400;

  private Parts() {}

  static List<List<Alert>> ofAlerts(List<Alert> alerts) {
    return split(
        alerts,
        alert ->
            OF_ONE_ITEM
                + length(alert.labels().values())
                + length(alert.annotations())
                + length(alert.generatorUrl()));
  }

  static List<List<Sample>> ofSamples(List<Sample> samples) {
    return split(
        samples,
        sample ->
            OF_ONE_ITEM
                + length(sample.series().labels().values())
                + sample.series().metric().length());
  }

  private static <T> List<List<T>> split(List<T> items, ToIntFunction<T> length) {
    var parts = new ArrayList<List<T>>();
    int room = 0;
    for (var item : items) {
      int needed = length.applyAsInt(item);
      if (parts.isEmpty() || needed > room) {
        parts.add(new ArrayList<>());
        room = LONGEST;
      }
      parts.getLast().add(item);
      room -= needed;
    }
    return parts;
  }

  private static int length(Map<String, String> texts) {
    int sum = 0;
    for (var text : texts.entrySet()) {
      sum += length(text.getKey()) + length(text.getValue()) + 6;
    }
    return sum;
  }

  /** An upper bound of the bytes that a text takes in JSON. */
  private static int length(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      sum += c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
    }
    return sum;
  }
}
