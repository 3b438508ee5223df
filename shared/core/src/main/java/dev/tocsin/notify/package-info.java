// SPDX-License-Identifier: Apache-2.0
/** What people are told, and why. */
@NullMarked
package dev.tocsin.notify;

import org.jspecify.annotations.NullMarked;
