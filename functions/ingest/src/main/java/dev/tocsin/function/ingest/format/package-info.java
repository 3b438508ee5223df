// SPDX-License-Identifier: Apache-2.0
/** What senders send, as alerts or samples: one class a format. */
@NullMarked
package dev.tocsin.function.ingest.format;

import org.jspecify.annotations.NullMarked;
