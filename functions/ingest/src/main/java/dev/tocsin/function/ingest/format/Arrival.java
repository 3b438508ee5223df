// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.signature.Headers;
import java.time.Instant;

/**
 * The circumstances under which a body came.
 *
 * @param source the sender's name
 * @param at when it came
 */
public record Arrival(String source, Headers headers, Instant at) {}
