// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.timer;

/** The message of a timer queue: look whether this timer, in this version, is due. */
public record Wakeup(String id, long version) {}
