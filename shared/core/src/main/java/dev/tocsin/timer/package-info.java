// SPDX-License-Identifier: Apache-2.0
/** Facts that become due. */
@NullMarked
package dev.tocsin.timer;

import org.jspecify.annotations.NullMarked;
