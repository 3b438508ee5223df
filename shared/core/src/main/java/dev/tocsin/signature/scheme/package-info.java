// SPDX-License-Identifier: Apache-2.0
/** The schemes by which senders prove who they are, and how they are read from configuration. */
@NullMarked
package dev.tocsin.signature.scheme;

import org.jspecify.annotations.NullMarked;
