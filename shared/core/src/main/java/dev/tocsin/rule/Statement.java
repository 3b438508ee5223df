// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.rule;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.AlertBatch;
import dev.tocsin.rule.RuleStates.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What dispatch is told of an alert: how it stands as of the tick that decided it. It is made from
 * the state, so telling it twice says the same twice, under the same event id.
 */
final class Statement {

  static final String SOURCE = "evaluate";

  private Statement() {}

  static AlertBatch of(Subject subject, Map<String, String> annotations, Evaluation evaluation) {
    var state = evaluation.state();
    var labels = Objects.requireNonNull(state.labels());
    var decidedAt = Objects.requireNonNull(state.decidedAt());
    var series = subject.series().labels().fingerprint();
    var eventId = SOURCE + ":" + subject.rule() + ":" + series + ":" + decidedAt.getEpochSecond();
    var alert =
        new Alert(
            labels,
            Annotations.filled(annotations, labels, evaluation.value()),
            Objects.requireNonNull(state.firedAt()),
            state.resolvedAt(),
            decidedAt,
            SOURCE,
            "");
    return AlertBatch.of(eventId, SOURCE, decidedAt, List.of(alert));
  }
}
