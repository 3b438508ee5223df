// SPDX-License-Identifier: Apache-2.0
/**
 * The front door: a webhook is verified over its raw bytes, read, put on a queue, noted in the
 * ledger and answered.
 */
@NullMarked
package dev.tocsin.function.ingest;

import org.jspecify.annotations.NullMarked;
