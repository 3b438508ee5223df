// SPDX-License-Identifier: Apache-2.0
/** Alerts that one receiver is told about together, and when the receiver is told. */
@NullMarked
package dev.tocsin.group;

import org.jspecify.annotations.NullMarked;
