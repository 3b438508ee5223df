// SPDX-License-Identifier: Apache-2.0
/** What was changed, deployed or decided elsewhere: the first thing asked when an alert fires. */
@NullMarked
package dev.tocsin.change;

import org.jspecify.annotations.NullMarked;
