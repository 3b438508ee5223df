// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import dev.tocsin.local.aws.call.Fronts;
import dev.tocsin.local.aws.engine.DynamoEngine;
import dev.tocsin.local.aws.engine.QueueEngine;
import dev.tocsin.local.aws.engine.StateException;
import dev.tocsin.local.aws.engine.StateFolder;
import dev.tocsin.local.aws.engine.Tables;
import dev.tocsin.local.aws.engine.TimeToLive;
import dev.tocsin.local.aws.role.Gate;
import dev.tocsin.local.aws.role.QueuePolicies;
import dev.tocsin.local.aws.topic.SnsApi;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The AWS services that a stack uses, on this machine: tables, queues, topics and secrets as the
 * template describes them, behind one endpoint that holds each function to its role.
 */
public final class LocalAws implements AutoCloseable {

  /** DynamoDB takes up to days over it, and whatever is expired counts as gone before. */
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Stack stack;
  private final Closing closing;

  private LocalAws(Stack stack, Closing closing) {
    this.stack = stack;
    this.closing = closing;
  }

  /** A loopback endpoint on a port that is free now; for {@code Deployment#endpoint}. */
  public static URI freeEndpoint() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new LocalAwsException("there is no free port on this machine", e);
    }
  }

  /**
   * Starts the engines and creates what the template describes and isn't there yet.
   *
   * @throws LocalAwsException if the port is taken, the state folder is in use or damaged, or a
   *     function's policies have something that can't be held; its message says what to do
   */
  public static LocalAws start(Stack stack, Settings settings) {
    return start(stack, settings, InstantSource.system());
  }

  /**
   * As {@link #start(Stack, Settings)}.
   *
   * @param clock by which items in tables expire: whoever writes by another clock than the system's
   *     must not lose items that are of age by the system's
   */
  public static LocalAws start(Stack stack, Settings settings, InstantSource clock) {
    var closing = new Closing();
    try {
      start(stack, settings, clock, closing);
      return new LocalAws(stack, closing);
    } catch (StateException e) {
      closing.close();
      throw new LocalAwsException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Where everything answers: the stack's endpoint. */
  public URI endpoint() {
    return stack.deployment().endpoint();
  }

  /**
   * The AWS_ variables that a function runs with. Its access key is its own, so that a call says on
   * whose behalf it is made.
   *
   * @param functionId its logical id in the template
   */
  public Map<String, String> environment(String functionId) {
    return Map.of(
        "AWS_REGION", stack.deployment().region(),
        "AWS_DEFAULT_REGION", stack.deployment().region(),
        "AWS_ACCESS_KEY_ID", Gate.accessKey(functionId),
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_ENDPOINT_URL", endpoint().toString());
  }

  /** Stops everything; what was acknowledged is on disk if there is a state folder. */
  @Override
  public void close() {
    closing.close();
  }

  private static void start(Stack stack, Settings settings, InstantSource clock, Closing closing) {
    var written = new WrittenSecrets(settings.state().map(state -> state.resolve("secrets")));
    var secrets = new SecretsApi(stack, settings.secretsFile(), written);
    var gate = new Gate(stack, secrets::arn);
    var policies = new QueuePolicies(stack);
    refuse(gate.complaints());
    refuse(policies.complaints());
    var endpoint = stack.deployment().endpoint();
    var door = closing.add(HttpDoor.at(endpoint));
    Optional<StateFolder> state = settings.state().map(it -> closing.add(StateFolder.open(it)));
    var openingQueues =
        inParallel(() -> closing.add(QueueEngine.start(stack, part(state, "queues"))));
    var openingTables = inParallel(() -> closing.add(DynamoEngine.start(part(state, "tables"))));
    var queues = joined(openingQueues, openingTables);
    var tables = joined(openingTables, openingQueues);
    var expiring = new Tables(tables).create(stack);
    closing.add(new TimeToLive(tables, expiring, clock)).every(SWEEP);
    var topics =
        closing.add(
            new SnsApi(
                stack,
                new QueueDelivery(queues, endpoint, policies),
                part(state, "mail").orElseGet(() -> temporary(endpoint)),
                part(state, "subscriptions.json")));
    var front = new AwsFront(stack.deployment().accountId(), gate, tables, queues, topics, secrets);
    System.setProperty(LocalHttpService.PROPERTY, LocalHttpService.class.getName());
    Fronts.register(endpoint, front::answer);
    closing.add(() -> Fronts.unregister(endpoint));
    door.open(front);
  }

  private static void refuse(List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw new LocalAwsException(String.join("\n", complaints), null);
    }
  }

  private static Optional<Path> part(Optional<StateFolder> state, String name) {
    return state.map(it -> it.resolve(name));
  }

  private static <T> CompletableFuture<T> inParallel(Supplier<T> start) {
    return CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
  }

  /** Waits for the other one too, so that a failure finds it either started or not at all. */
  private static <T> T joined(CompletableFuture<T> wanted, CompletableFuture<?> other) {
    CompletableFuture.allOf(wanted, other).exceptionally(_ -> null).join();
    try {
      return wanted.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** An ephemeral runtime's mail, made when the first one comes; the system clears such folders. */
  private static Path temporary(URI endpoint) {
    return Path.of(System.getProperty("java.io.tmpdir"), "tocsin-mail-" + endpoint.getPort());
  }
}
