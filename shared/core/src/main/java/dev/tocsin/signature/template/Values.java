// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.signature.Request;

/**
 * What fills a template.
 *
 * @param url the URL in the form in which the sender may have signed it
 * @param timestamp the text of the signed time exactly as received, or the empty text
 * @param id the sender's id of the delivery, or the empty text
 * @param secret an accepted secret, where the content has one in it, or the empty text
 */
record Values(Request request, String url, String timestamp, String id, String secret) {}
