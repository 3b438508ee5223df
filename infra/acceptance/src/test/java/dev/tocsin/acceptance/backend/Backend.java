// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.backend;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.local.aws.LocalAws;
import dev.tocsin.local.aws.Settings;
import dev.tocsin.local.template.Deployment;
import dev.tocsin.local.template.Stack;
import dev.tocsin.testkit.ManualClock;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The tables, queues and topics of {@code template.yaml} on whatever engines this run of the tests
 * uses: see {@link Endpoints}. The tests do not know which. Everything has a name that no other run
 * uses, so an engine may be kept between runs.
 */
public final class Backend {

  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "000000000000";

  private static final Backend CURRENT = start();

  private final Stack stack;
  private final Clients clients;

  private Backend(Stack stack, Clients clients) {
    this.stack = stack;
    this.clients = clients;
  }

  /** The one of this run. */
  public static Backend get() {
    return CURRENT;
  }

  public DynamoDbClient dynamo() {
    return clients.dynamo();
  }

  public SqsClient sqs() {
    return clients.sqs();
  }

  public SnsClient sns() {
    return clients.sns();
  }

  /** The name of a table, by its logical id in the template. */
  public String table(String id) {
    return stack.ref(id);
  }

  /** The URL of a queue, by its logical id in the template. */
  public String queue(String id) {
    var name = stack.attribute(id, "QueueName");
    return clients.sqs().getQueueUrl(get -> get.queueName(name)).queueUrl();
  }

  /** The ARN of a topic, by its logical id in the template. */
  public String topic(String id) {
    return stack.ref(id);
  }

  /** A name for a stack that no other run has. */
  public static String uniqueName() {
    return "it-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /** The template as a stack of that name. */
  public static Stack stack(String name) {
    return Stack.load(
        Repository.file("template.yaml"),
        Map.of(),
        new Deployment(REGION, ACCOUNT, LocalAws.freeEndpoint(), name));
  }

  private static Backend start() {
    var stack = stack(uniqueName());
    var settings = new Settings(Optional.empty(), Repository.file("infra/local/secrets.json"));
    // The contracts write on a clock of their own; by the system's, all that they write has
    // expired.
    var aws = LocalAws.start(stack, settings, () -> ManualClock.START);
    Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
    var endpoints = Endpoints.ofRun();
    var clients = Clients.of(endpoints, aws.endpoint());
    Provision.create(stack, endpoints);
    return new Backend(stack, clients);
  }

  /** Clients of each service, on the engine that this run has for it. */
  record Clients(DynamoDbClient dynamo, SqsClient sqs, SnsClient sns) {

    static Clients of(Endpoints endpoints, URI local) {
      return new Clients(
          Endpoints.client(DynamoDbClient.builder(), endpoints.dynamo().orElse(local)),
          Endpoints.client(SqsClient.builder(), endpoints.messaging().orElse(local)),
          Endpoints.client(SnsClient.builder(), endpoints.messaging().orElse(local)));
    }
  }
}
