// SPDX-License-Identifier: Apache-2.0
/** Others that take webhooks or alerts, started beside the suite for comparison. */
@NullMarked
package dev.tocsin.load.peer;

import org.jspecify.annotations.NullMarked;
