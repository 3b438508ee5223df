// SPDX-License-Identifier: Apache-2.0
/** How much of each sender is taken in at a time, and how that adapts to what is still waiting. */
@NullMarked
package dev.tocsin.limit;

import org.jspecify.annotations.NullMarked;
