// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

/**
 * What was received, as far as signatures cover it.
 *
 * @param url the public URL as the sender knows it, from the configuration and never from the
 *     request's Host header
 * @param body the exact bytes; shared, not copied, so nobody changes them
 */
public record Request(String method, String url, Headers headers, byte[] body) {}
