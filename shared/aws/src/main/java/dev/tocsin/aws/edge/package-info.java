// SPDX-License-Identifier: Apache-2.0
/** Where a Lambda meets the suite: its environment, clients, secrets, log and metrics. */
@NullMarked
package dev.tocsin.aws.edge;

import org.jspecify.annotations.NullMarked;
