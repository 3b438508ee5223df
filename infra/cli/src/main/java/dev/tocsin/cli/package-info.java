// SPDX-License-Identifier: Apache-2.0
/** {@code ./tocsin}: the suite from a terminal or a script. */
@NullMarked
package dev.tocsin.cli;

import org.jspecify.annotations.NullMarked;
