// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import dev.tocsin.local.aws.LocalHttpService;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS on behalf of a function's role: Lambda polls a queue, and reports a failure, as the function.
 */
public final class RoleQueues {

  private RoleQueues() {}

  /**
   * A client for the engine that answers at an endpoint.
   *
   * @param role the AWS_ variables that the function runs with
   */
  public static SqsClient of(Map<String, String> role, URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(role.getOrDefault("AWS_REGION", "us-east-1")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    role.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                    role.getOrDefault("AWS_SECRET_ACCESS_KEY", "local"))))
        .checksumValidationEnabled(false)
        .httpClientBuilder(new LocalHttpService().createHttpClientBuilder())
        .build();
  }
}
