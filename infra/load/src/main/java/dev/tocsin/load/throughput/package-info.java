// SPDX-License-Identifier: Apache-2.0
/** How much the suite takes on this machine, beside its bare engines and beside its peers. */
@NullMarked
package dev.tocsin.load.throughput;

import org.jspecify.annotations.NullMarked;
