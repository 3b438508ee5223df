// SPDX-License-Identifier: Apache-2.0
/**
 * The suite on the local runtime as a process of its own, seen from outside: started and killed,
 * its configuration as senders and receivers know it, its engines. For the demo and for load.
 */
@NullMarked
package dev.tocsin.demo.suite;

import org.jspecify.annotations.NullMarked;
