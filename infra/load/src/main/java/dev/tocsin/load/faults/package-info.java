// SPDX-License-Identifier: Apache-2.0
/** The suite under kills: mixed deliveries, repeated, forged and malformed ones, and the books. */
@NullMarked
package dev.tocsin.load.faults;

import org.jspecify.annotations.NullMarked;
