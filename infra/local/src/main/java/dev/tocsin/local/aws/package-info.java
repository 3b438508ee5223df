// SPDX-License-Identifier: Apache-2.0
/** The AWS side of the local runtime: engines, SNS, secrets, and the gate that holds roles. */
@NullMarked
package dev.tocsin.local.aws;

import org.jspecify.annotations.NullMarked;
