// SPDX-License-Identifier: Apache-2.0
/** Which alerts go to whom, and how they are grouped and repeated. */
@NullMarked
package dev.tocsin.route;

import org.jspecify.annotations.NullMarked;
