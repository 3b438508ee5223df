// SPDX-License-Identifier: Apache-2.0
/** Posting over HTTP/1.1 as cheaply as a sender on the same machine must. */
@NullMarked
package dev.tocsin.load.http;

import org.jspecify.annotations.NullMarked;
