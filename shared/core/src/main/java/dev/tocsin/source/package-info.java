// SPDX-License-Identifier: Apache-2.0
/** The senders: how each proves itself, what it sends, and what it is answered. */
@NullMarked
package dev.tocsin.source;

import org.jspecify.annotations.NullMarked;
