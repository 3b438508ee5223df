// SPDX-License-Identifier: Apache-2.0
/** EventBridge Scheduler on this machine, and Lambda's asynchronous invocations that it makes. */
@NullMarked
package dev.tocsin.local.schedule;

import org.jspecify.annotations.NullMarked;
