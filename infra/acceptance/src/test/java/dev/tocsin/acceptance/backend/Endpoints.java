// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.backend;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Which engines this run of the tests uses. By default the local runtime's own. {@code
 * AWS_ENDPOINT_URL} names any other; {@code AWS_ENDPOINT_URL_DYNAMODB} another one for the tables,
 * or {@code local} for the local runtime's (LocalStack in host mode has none). {@code
 * BACKEND=localstack} starts LocalStack in a container.
 *
 * @param messaging of SQS and SNS, if not the local runtime's
 * @param dynamo of DynamoDB, if not the local runtime's
 */
public record Endpoints(Optional<URI> messaging, Optional<URI> dynamo) {

  /** The last that needs no account token. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private static final int PORT = 4566;

  private static final Endpoints OF_RUN = find();

  public static Endpoints ofRun() {
    return OF_RUN;
  }

  /** A client of one service at an endpoint, with the credentials of the environment if any. */
  public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    if (System.getenv("AWS_ACCESS_KEY_ID") == null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    } else {
      builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
    }
    return builder.region(Region.US_EAST_1).endpointOverride(endpoint).build();
  }

  private static Endpoints find() {
    if ("localstack".equals(System.getenv("BACKEND"))) {
      var all = Optional.of(container());
      return new Endpoints(all, all);
    }
    var all = Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).map(URI::create);
    var tables = Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_DYNAMODB"));
    return new Endpoints(
        all, tables.isEmpty() ? all : tables.filter(it -> !it.equals("local")).map(URI::create));
  }

  @SuppressWarnings("resource") // Testcontainers stops it when this JVM ends
  private static URI container() {
    var localstack =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withExposedPorts(PORT)
            .withEnv("SERVICES", "dynamodb,sqs,sns")
            .withEnv("EAGER_SERVICE_LOADING", "1")
            .waitingFor(Wait.forLogMessage(".*Ready\\..*", 1));
    localstack.start();
    return URI.create(
        "http://%s:%d".formatted(localstack.getHost(), localstack.getMappedPort(PORT)));
  }
}
