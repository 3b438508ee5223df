// SPDX-License-Identifier: Apache-2.0
/** Keys and codes: algorithms, how signatures are written, how a text becomes a key. */
@NullMarked
package dev.tocsin.signature.key;

import org.jspecify.annotations.NullMarked;
