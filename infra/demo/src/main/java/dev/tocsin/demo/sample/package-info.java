// SPDX-License-Identifier: Apache-2.0
/**
 * A small program that can really be broken and really be repaired: a cache over a slow store, with
 * a load of its own, that measures itself and reports to Tocsin. Nothing it reports is made up.
 */
@NullMarked
package dev.tocsin.demo.sample;

import org.jspecify.annotations.NullMarked;
