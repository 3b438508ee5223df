// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.Map;

/**
 * How long and how many the texts of a statement may be, whatever format it comes in: DynamoDB
 * takes 400 KB an item, and a group holds several alerts.
 */
final class Bounds {

  static final int MOST_ALERTS = 5_000;
  static final int MOST_FIELDS = 1_000;
  static final int MOST_LABELS = 64;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_LABEL = 2_000;
  static final int LONGEST_ANNOTATION = 8_000;
  static final int LONGEST_IN_ALL = 24_000;
  static final int LONGEST_URL = 2_000;

  private Bounds() {}

  /**
   * @param where the place of the texts in the body, for the error
   * @throws InvalidPayload if one of them, or all together, are beyond the bounds
   */
  static void check(Map<String, String> texts, int longest, String where) {
    if (texts.size() > MOST_LABELS) {
      throw new InvalidPayload(where, "more than " + MOST_LABELS + " entries");
    }
    int sum = 0;
    for (var entry : texts.entrySet()) {
      if (entry.getKey().isEmpty() || entry.getKey().length() > LONGEST_NAME) {
        throw new InvalidPayload(where, "a name must have 1 to " + LONGEST_NAME + " characters");
      }
      if (entry.getValue().length() > longest) {
        throw new InvalidPayload(
            where + "." + entry.getKey(), "longer than " + longest + " characters");
      }
      sum += entry.getKey().length() + entry.getValue().length();
    }
    if (sum > LONGEST_IN_ALL) {
      throw new InvalidPayload(where, "longer than " + LONGEST_IN_ALL + " characters in all");
    }
  }

  /** The beginning of a text, at most so long; a character is not torn in two. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1)) ? -1 : 0;
    return text.substring(0, longest + end);
  }
}
