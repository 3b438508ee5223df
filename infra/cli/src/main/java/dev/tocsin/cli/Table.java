// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A list of JSON objects as text in columns. */
final class Table {

  private static final int WIDEST = 60;
  private static final Pattern INSTANT =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z$");

  private Table() {}

  /** The rows under the last words of the columns' paths; columns that are empty are left out. */
  static String of(JsonNode items, List<String> paths) {
    if (items.isEmpty()) {
      return "none";
    }
    var rows = new ArrayList<List<String>>();
    var used =
        paths.stream()
            .filter(path -> items.valueStream().anyMatch(item -> !cell(item, path).isEmpty()))
            .toList();
    rows.add(used.stream().map(Table::title).toList());
    items.forEach(item -> rows.add(used.stream().map(path -> cell(item, path)).toList()));
    var widths = new int[used.size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private static String title(String path) {
    return path.substring(path.lastIndexOf('.') + 1)
        .replaceAll("(?=[A-Z])", " ")
        .toUpperCase(Locale.ROOT);
  }

  /** The value at a path, fit to be printed; nothing if there is none. */
  static String cell(JsonNode item, String path) {
    var found = item;
    for (var key : path.split("\\.")) {
      found = found.path(key);
    }
    var text = found.isValueNode() && !found.isNull() ? printable(found.asText()) : "";
    return text.length() > WIDEST ? text.substring(0, WIDEST - 3) + "..." : text;
  }

  /** Instants to the second; and what senders write must not move the terminal's cursor. */
  private static String printable(String text) {
    return INSTANT.matcher(text).replaceFirst("$1Z").replaceAll("\\p{Cntrl}", " ");
  }
}
