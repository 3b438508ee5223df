// SPDX-License-Identifier: Apache-2.0
/** Lambda's event source mappings for SQS: they poll a queue and invoke a function with batches. */
@NullMarked
package dev.tocsin.local.poll;

import org.jspecify.annotations.NullMarked;
