// SPDX-License-Identifier: Apache-2.0
/** API Gateway's HTTP API on this machine: routes, payload format 2.0, limits. */
@NullMarked
package dev.tocsin.local.http;

import org.jspecify.annotations.NullMarked;
