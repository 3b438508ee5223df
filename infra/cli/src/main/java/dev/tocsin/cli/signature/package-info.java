// SPDX-License-Identifier: Apache-2.0
/** Signatures at the command line: test vectors, and what is wrong with a captured delivery. */
@NullMarked
package dev.tocsin.cli.signature;

import org.jspecify.annotations.NullMarked;
