// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a request comes from who it says it comes from: schemes as configuration, keys, a verdict
 * with its reason.
 */
@NullMarked
package dev.tocsin.signature;

import org.jspecify.annotations.NullMarked;
