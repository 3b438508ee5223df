// SPDX-License-Identifier: Apache-2.0
/** An AWS API call as it travels over HTTP, and the errors it may end in. */
@NullMarked
package dev.tocsin.local.aws.call;

import org.jspecify.annotations.NullMarked;
