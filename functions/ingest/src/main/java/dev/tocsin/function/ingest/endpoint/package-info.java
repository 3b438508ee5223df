// SPDX-License-Identifier: Apache-2.0
/**
 * The doors: the routes that senders post to, who may stand behind each, and the words in which
 * each answers.
 */
@NullMarked
package dev.tocsin.function.ingest.endpoint;

import org.jspecify.annotations.NullMarked;
