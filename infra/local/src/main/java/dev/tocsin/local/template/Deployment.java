// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.net.URI;

/**
 * Where a stack is deployed to; what the pseudo parameters and physical names are made from.
 *
 * @param endpoint where the stack's AWS APIs answer, such as {@code http://127.0.0.1:4566}, without
 *     a trailing slash; queue URLs begin with it
 */
public record Deployment(String region, String accountId, URI endpoint, String stackName) {

  /** An ARN in this region and account. */
  String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, accountId, resource);
  }
}
