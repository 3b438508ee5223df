// SPDX-License-Identifier: Apache-2.0
/**
 * Lambda on this machine: each function runs in process, from the very jar that is deployed, with
 * its own statics, its own environment variables and its own log.
 */
@NullMarked
package dev.tocsin.local.lambda;

import org.jspecify.annotations.NullMarked;
