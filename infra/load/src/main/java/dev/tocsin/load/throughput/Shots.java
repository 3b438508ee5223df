// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.load.http.Outgoing;

/** What is sent: a request for each number, no two alike. Called by many threads at once. */
@FunctionalInterface
interface Shots {
  Outgoing shot(long number);
}
