// SPDX-License-Identifier: Apache-2.0
/** Signs of life: who was heard from, and who has been silent for too long. */
@NullMarked
package dev.tocsin.heartbeat;

import org.jspecify.annotations.NullMarked;
