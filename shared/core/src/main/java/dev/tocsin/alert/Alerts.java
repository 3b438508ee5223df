// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.alert;

import java.util.List;
import java.util.Optional;

/** The latest known state of every alert. */
public interface Alerts {

  /**
   * Takes in what is said about alerts, one statement after the other, and returns for each the
   * alert as it then stands: a statement older than the known one changes nothing, and a newer one
   * about the same stretch of firing keeps the earlier start, as in Alertmanager. Where one can't
   * be taken in, those before it may have been.
   *
   * <p>Of a bare statement ({@link Alert#isBare}) about an alert that is not known an end is kept,
   * so that it holds for what comes later and is older, but it stands in no list; anything else is
   * not kept.
   */
  List<Alert> merge(List<Alert> statements);

  /** As {@link #merge(List)}. */
  default Alert merge(Alert statement) {
    return merge(List.of(statement)).getFirst();
  }

  Optional<Alert> find(Fingerprint fingerprint);

  /** The alerts that fire, the longest firing first. */
  List<Alert> firing(int limit);

  /** The alerts that are over and not yet forgotten, the latest over first. */
  List<Alert> resolved(int limit);
}
