// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import java.util.Locale;
import java.util.Map;

/**
 * An HTTP request to an AWS API, through whichever door it came.
 *
 * @param path as sent, undecoded, with the query if there is one
 * @param headers by lower-case name
 */
public record AwsRequest(String method, String path, Map<String, String> headers, byte[] body) {

  /** Empty if the request has no such header. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
