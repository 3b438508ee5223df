// SPDX-License-Identifier: Apache-2.0
/**
 * What tests share: a clock that is set by hand, ports kept in memory, and the contracts that hold
 * both kinds.
 */
@NullMarked
package dev.tocsin.testkit;

import org.jspecify.annotations.NullMarked;
