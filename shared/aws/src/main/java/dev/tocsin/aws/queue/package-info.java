// SPDX-License-Identifier: Apache-2.0
/** SQS: sending, and consuming batches with partial failure. */
@NullMarked
package dev.tocsin.aws.queue;

import org.jspecify.annotations.NullMarked;
