// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alert by which a person learns that Tocsin can't repair something. It fires from the first
 * failure until what it is about is over, however many recoveries fail meanwhile, so that one cause
 * pages once.
 */
public final class RecoveryFailed {

  public static final String NAME = "RecoveryFailed";

  /** The source that these alerts name. */
  public static final String SOURCE = "recover";

  /** The label with the name of the alert that could not be repaired. */
  public static final String CAUSE = "cause";

  private static final String RUNBOOK = "runbook";

  private RecoveryFailed() {}

  public static Alert firing(Recovery recovery, String why, Instant since, Instant now) {
    return alert(
        recovery,
        recovery.alert().name(),
        Map.of(
            "summary",
            recovery.runbook() + " did not repair " + recovery.alert().name(),
            "description",
            why),
        since,
        null,
        now);
  }

  /** It is over for the alert with this name. */
  public static Alert resolved(Recovery recovery, String cause, Instant since, Instant now) {
    return alert(recovery, cause, Map.of(), since, now, now);
  }

  private static Alert alert(
      Recovery recovery,
      String cause,
      Map<String, String> annotations,
      Instant since,
      @Nullable Instant end,
      Instant now) {
    var labels =
        Labels.of(
            Labels.ALERT_NAME,
            NAME,
            Labels.SEVERITY,
            Severity.EMERGENCY.word(),
            Labels.SERVICE,
            recovery.service(),
            RUNBOOK,
            recovery.runbook(),
            CAUSE,
            cause);
    return new Alert(labels, annotations, since, end, now, SOURCE, "");
  }
}
