// SPDX-License-Identifier: Apache-2.0
/** What keeps a firing alert quiet, and by what. */
@NullMarked
package dev.tocsin.mute;

import org.jspecify.annotations.NullMarked;
