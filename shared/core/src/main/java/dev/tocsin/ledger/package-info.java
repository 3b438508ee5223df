// SPDX-License-Identifier: Apache-2.0
/** What was accepted, and what became of it. */
@NullMarked
package dev.tocsin.ledger;

import org.jspecify.annotations.NullMarked;
