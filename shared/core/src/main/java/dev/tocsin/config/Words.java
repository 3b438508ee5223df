// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An enum's constants as configuration writes them: {@code NOT_BREACHING} is {@code notBreaching}.
 */
final class Words {

  private Words() {}

  static List<String> of(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants()).map(word -> camelCase(word.name())).toList();
  }

  private static String camelCase(String constant) {
    var parts = constant.toLowerCase(Locale.ROOT).split("_");
    var text = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      text.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    }
    return text.toString();
  }
}
