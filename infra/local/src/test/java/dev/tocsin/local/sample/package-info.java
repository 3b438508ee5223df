// SPDX-License-Identifier: Apache-2.0
/** Functions that the tests of the runtime put into jars of their own. */
@NullMarked
package dev.tocsin.local.sample;

import org.jspecify.annotations.NullMarked;
