// SPDX-License-Identifier: Apache-2.0
/** Runs guarded recovery actions, verifies that they helped, and tells a person when not. */
@NullMarked
package dev.tocsin.function.recover;

import org.jspecify.annotations.NullMarked;
