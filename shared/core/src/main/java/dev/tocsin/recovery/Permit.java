// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.recovery;

import dev.tocsin.breaker.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One action that the guards let through.
 *
 * @param attempt whose it is: {@link Recovery#attemptKey}
 * @param at when it was given
 * @param outcome how the action turned out, null while that is not known
 */
public record Permit(String attempt, Instant at, @Nullable Outcome outcome) {}
