// SPDX-License-Identifier: Apache-2.0
/** Certificates of senders that sign with one which they publish. */
@NullMarked
package dev.tocsin.function.ingest.certificate;

import org.jspecify.annotations.NullMarked;
