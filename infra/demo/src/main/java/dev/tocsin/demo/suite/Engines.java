// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo.suite;

import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The tables and queues of a running suite, for whoever checks what it has done. */
public final class Engines implements AutoCloseable {

  private final DynamoDbClient dynamo;
  private final SqsClient sqs;

  /**
   * @param aws where the runtime's AWS side answers
   */
  public Engines(URI aws) {
    dynamo = at(aws, DynamoDbClient.builder()).build();
    sqs = at(aws, SqsClient.builder().checksumValidationEnabled(false)).build();
  }

  public DynamoDbClient dynamo() {
    return dynamo;
  }

  public SqsClient sqs() {
    return sqs;
  }

  /** The one table whose name has this word: {@code metrics}, {@code ledger}, {@code alerts}. */
  public String table(String word) {
    return dynamo.listTables().tableNames().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
        .findFirst()
        .orElseThrow(() -> new SuiteException("there is no table of " + word));
  }

  /** The URL of a queue by its logical id, as {@code MetricsQueue}. */
  public String queue(String logicalId) {
    return sqs.listQueues().queueUrls().stream()
        .filter(url -> url.contains(logicalId))
        .findFirst()
        .orElseThrow(() -> new SuiteException("there is no queue " + logicalId));
  }

  private static <B extends AwsClientBuilder<B, C>, C> B at(URI aws, B builder) {
    return builder
        .endpointOverride(aws)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            // No function's key: the local runtime takes it for a person on this machine.
            StaticCredentialsProvider.create(AwsBasicCredentials.create("person", "person")));
  }

  @Override
  public void close() {
    dynamo.close();
    sqs.close();
  }
}
