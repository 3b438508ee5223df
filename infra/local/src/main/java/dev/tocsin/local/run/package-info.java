// SPDX-License-Identifier: Apache-2.0
/** The local runtime as a whole: what {@code make run} starts and what tests drive. */
@NullMarked
package dev.tocsin.local.run;

import org.jspecify.annotations.NullMarked;
