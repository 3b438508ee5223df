// SPDX-License-Identifier: Apache-2.0
/** Samples, series and their rollups per minute. */
@NullMarked
package dev.tocsin.metric;

import org.jspecify.annotations.NullMarked;
