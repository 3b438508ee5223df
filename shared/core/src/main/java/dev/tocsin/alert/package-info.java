// SPDX-License-Identifier: Apache-2.0
/** What is wrong, as labels, and whether it still is. */
@NullMarked
package dev.tocsin.alert;

import org.jspecify.annotations.NullMarked;
