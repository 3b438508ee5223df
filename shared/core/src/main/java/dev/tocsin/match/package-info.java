// SPDX-License-Identifier: Apache-2.0
/** Conditions on labels, as routes, silences, inhibition and runbooks state them. */
@NullMarked
package dev.tocsin.match;

import org.jspecify.annotations.NullMarked;
