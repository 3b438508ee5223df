// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.signature.Headers;
import java.time.Instant;
import java.util.Map;

/**
 * The circumstances under which a body came.
 *
 * @param source the sender's name
 * @param query the parameters of the URL that it was sent to
 * @param at when it came
 */
public record Arrival(String source, Headers headers, Map<String, String> query, Instant at) {}
