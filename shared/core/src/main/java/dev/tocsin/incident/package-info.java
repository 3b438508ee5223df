// SPDX-License-Identifier: Apache-2.0
/** What people work on, from its opening to its resolution. */
@NullMarked
package dev.tocsin.incident;

import org.jspecify.annotations.NullMarked;
