// SPDX-License-Identifier: Apache-2.0
/** The gate that holds each function to its role's policies. */
@NullMarked
package dev.tocsin.local.aws.role;

import org.jspecify.annotations.NullMarked;
