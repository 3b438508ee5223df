// SPDX-License-Identifier: Apache-2.0
/**
 * What senders want answered before their first event. A handshake is no event: it is answered,
 * counted, and nothing of it is kept but a secret that the sender told in it.
 */
@NullMarked
package dev.tocsin.function.ingest.handshake;

import org.jspecify.annotations.NullMarked;
