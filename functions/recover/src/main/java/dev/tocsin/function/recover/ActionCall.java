// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

import dev.tocsin.alert.Labels;
import java.time.Instant;

/**
 * One call of an action.
 *
 * @param key the attempt's, the same however often it is called: the idempotency key
 * @param runbook on whose behalf
 * @param labels the alert's
 * @param at now
 */
record ActionCall(String key, String runbook, Labels labels, Instant at) {}
