// SPDX-License-Identifier: Apache-2.0
/**
 * The demo: the suite on the local runtime, two programs that break, a receiver of pages, and a
 * story that is told only as far as it really happens.
 */
@NullMarked
package dev.tocsin.demo;

import org.jspecify.annotations.NullMarked;
