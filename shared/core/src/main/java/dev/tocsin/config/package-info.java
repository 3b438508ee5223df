// SPDX-License-Identifier: Apache-2.0
/** Configuration as a tree that knows where each value stands. */
@NullMarked
package dev.tocsin.config;

import org.jspecify.annotations.NullMarked;
