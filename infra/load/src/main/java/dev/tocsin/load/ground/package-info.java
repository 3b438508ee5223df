// SPDX-License-Identifier: Apache-2.0
/**
 * What the suite runs on while it is under load: its configuration, and its books read from
 * outside.
 */
@NullMarked
package dev.tocsin.load.ground;

import org.jspecify.annotations.NullMarked;
