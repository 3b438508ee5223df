// SPDX-License-Identifier: Apache-2.0
/** The suite under load: how much it takes on this machine, and what is left after kills. */
@NullMarked
package dev.tocsin.load;

import org.jspecify.annotations.NullMarked;
