// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.metric;

import java.time.Instant;

/**
 * A series' value over one period.
 *
 * @param start when the period begins
 */
public record Datapoint(Instant start, double value) {}
