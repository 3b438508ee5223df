// SPDX-License-Identifier: Apache-2.0
/** What a signature covers, put together from parts of the request. */
@NullMarked
package dev.tocsin.signature.template;

import org.jspecify.annotations.NullMarked;
