// SPDX-License-Identifier: Apache-2.0
/** Merges alerts, groups and routes them, and sees to it that what is decided happens. */
@NullMarked
package dev.tocsin.function.dispatch;

import org.jspecify.annotations.NullMarked;
