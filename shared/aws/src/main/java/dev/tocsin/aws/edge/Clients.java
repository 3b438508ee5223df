// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.edge;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS clients with the suite's time-outs and retries. Region, credentials and endpoint come from
 * the environment, as everywhere on Lambda, and the HTTP client is the one on the class path.
 */
public final class Clients {

  /**
   * Long enough for a cold TLS connection, and short enough for all attempts within the shortest
   * time-out of a function, 10 seconds. The call as a whole has no limit of its own: a second timer
   * for each of thousands of calls costs more than it could ever stop.
   */
  private static final Duration ATTEMPT = Duration.ofSeconds(3);

  private static final int ATTEMPTS = 3;

  /**
   * Times the attempts of all clients: by itself each client would start five threads for that, and
   * wake one of them for every call.
   */
  private static final ScheduledExecutorService TIMER = timer();

  private Clients() {}

  public static DynamoDbClient dynamo() {
    return configured(DynamoDbClient.builder()).build();
  }

  public static SqsClient sqs() {
    // The body's MD5 guards against nothing that TLS does not, and costs a hash on every message.
    return configured(SqsClient.builder()).checksumValidationEnabled(false).build();
  }

  public static SnsClient sns() {
    return configured(SnsClient.builder()).build();
  }

  public static SecretsManagerClient secretsManager() {
    return configured(SecretsManagerClient.builder()).build();
  }

  /** Any other client, with the same time-outs and retries. */
  public static <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
    return builder.overrideConfiguration(
        settings ->
            settings
                .apiCallAttemptTimeout(ATTEMPT)
                .scheduledExecutorService(TIMER)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()));
  }

  private static ScheduledExecutorService timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("aws-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
