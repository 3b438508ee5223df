// SPDX-License-Identifier: Apache-2.0
/** Tocsin's JSON: queue messages, stored states and API answers. */
@NullMarked
package dev.tocsin.aws.json;

import org.jspecify.annotations.NullMarked;
