// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.acceptance.backend.Endpoints;
import dev.tocsin.acceptance.backend.Provision;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.store.DynamoLedger;
import dev.tocsin.ledger.Ledger;
import dev.tocsin.local.run.LocalRuntime;
import dev.tocsin.testkit.HttpTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole suite: {@code template.yaml} with the built jars and the shipped configuration, on the
 * engines of this run ({@link Endpoints}), with two HTTP servers in place of the people that it
 * pages and of the machines that it repairs. One for all the tests of a run; schedules tick when a
 * test says so.
 */
final class Suite {

  private static final String TOKEN = "acceptance-token";

  private static final Suite RUNNING = start();

  private final LocalRuntime runtime;
  private final Client client;
  private final HttpTarget people;
  private final HttpTarget machines;

  private Suite(LocalRuntime runtime, HttpTarget people, HttpTarget machines) {
    this.runtime = runtime;
    this.client = new Client(runtime.api(), TOKEN);
    this.people = people;
    this.machines = machines;
  }

  static Suite running() {
    return RUNNING;
  }

  Client client() {
    return client;
  }

  /** What recovery actions call. */
  HttpTarget machines() {
    return machines;
  }

  /** What the next pages are answered with; those after them are taken. */
  void peopleAnswer(int... statuses) {
    people.answers(statuses);
  }

  /** The pages so far that name an alert. */
  List<HttpTarget.Request> pages(String alertname) {
    return people.requests().stream()
        .filter(request -> request.body().contains(alertname))
        .toList();
  }

  HttpTarget.Request page(String alertname) {
    return Eventually.get("page about " + alertname, () -> pages(alertname).stream().findFirst());
  }

  /** The minute's tick of the evaluator, now. */
  void evaluate() throws InterruptedException {
    runtime.tick("EvaluateFunction", "EveryMinute");
  }

  /** Sends a message to a queue as if a function had. */
  void enqueue(String queueId, String body) {
    var name = runtime.stack().attribute(queueId, "QueueName");
    try (var sqs = Endpoints.client(SqsClient.builder(), messaging())) {
      var url = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
      sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }
  }

  /** Whether a text occurs anywhere in any table. */
  boolean isStored(String text) {
    try (var dynamo = Endpoints.client(DynamoDbClient.builder(), tables())) {
      return runtime.stack().resources("AWS::DynamoDB::Table").stream()
          .map(table -> runtime.stack().ref(table.id()))
          .flatMap(
              table ->
                  dynamo
                      .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                      .items()
                      .stream())
          .anyMatch(item -> item.toString().contains(text));
    }
  }

  /** Writes into the suite's ledger as ingest and its consumers do. */
  void note(Consumer<Ledger> entry) {
    try (var dynamo = Endpoints.client(DynamoDbClient.builder(), tables())) {
      entry.accept(new DynamoLedger(dynamo, runtime.stack().ref("LedgerTable")));
    }
  }

  private URI messaging() {
    return Endpoints.ofRun().messaging().orElse(runtime.aws());
  }

  private URI tables() {
    return Endpoints.ofRun().dynamo().orElse(runtime.aws());
  }

  private static Suite start() {
    var people = new HttpTarget();
    var machines = new HttpTarget();
    var endpoints = Endpoints.ofRun();
    var name = Backend.uniqueName();
    Provision.create(Backend.stack(name), endpoints);
    var builder =
        LocalRuntime.of(Repository.file("template.yaml"))
            .stackName(name)
            .parameter("ApiAccess", "token")
            .parameter("AllowPrivateTargets", "true")
            .secrets(secrets(people.url("/page"), machines.url("/repair")))
            .withoutSchedules();
    endpoints
        .messaging()
        .ifPresent(at -> Stream.of("SQS", "SNS").forEach(it -> builder.elsewhere(it, at)));
    endpoints.dynamo().ifPresent(at -> builder.elsewhere("DYNAMODB", at));
    var runtime = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(runtime::close));
    return new Suite(runtime, people, machines);
  }

  /** The published secrets of the local runtime, with everybody's address on this machine. */
  static Path secrets(URI people, URI machines) {
    try {
      var secrets =
          (ObjectNode) Json.parse(Files.readAllBytes(Repository.file("infra/local/secrets.json")));
      secrets.put("api-token", TOKEN);
      secrets.put("standard", Webhook.SECRET);
      secrets.put("metrics", Webhook.SECRET);
      for (var receiver : List.of("pager", "team", "technical-lead", "system-architect")) {
        secrets.put(receiver + "-url", people.toString());
      }
      secrets.put("cache-manager-repair-url", machines.toString());
      secrets.put("repair", Webhook.SECRET);
      var file = Files.createTempFile("secrets", ".json");
      Files.write(file, secrets.toString().getBytes(StandardCharsets.UTF_8));
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
