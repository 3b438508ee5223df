// SPDX-License-Identifier: Apache-2.0
/** What the suite runs on while it is under load: a copy of the configuration without limits. */
@NullMarked
package dev.tocsin.load.ground;

import org.jspecify.annotations.NullMarked;
