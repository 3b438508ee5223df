// SPDX-License-Identifier: Apache-2.0
/** Repairs: guarded, verified, remembered. */
@NullMarked
package dev.tocsin.recovery;

import org.jspecify.annotations.NullMarked;
