// SPDX-License-Identifier: Apache-2.0
/** The circuit breaker: what stops an action that does not help. */
@NullMarked
package dev.tocsin.breaker;

import org.jspecify.annotations.NullMarked;
