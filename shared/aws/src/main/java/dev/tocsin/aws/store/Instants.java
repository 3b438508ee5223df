// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as sort keys: RFC 3339 with always three digits of a second, so that text order is time
 * order.
 */
public final class Instants {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String sortable(Instant instant) {
    return FORM.format(instant);
  }
}
