// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import dev.tocsin.local.aws.LocalAws;
import dev.tocsin.local.http.HttpApi;
import dev.tocsin.local.lambda.Functions;
import dev.tocsin.local.lambda.Response;
import dev.tocsin.local.poll.Pollers;
import dev.tocsin.local.schedule.Schedules;
import dev.tocsin.local.template.Stack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stack, running in this JVM: its functions behind its HTTP API, queues and schedules, on the
 * local AWS.
 */
public final class LocalRuntime implements AutoCloseable {

  private static final Duration TO_FINISH = Duration.ofSeconds(10);

  private final Parts parts;

  LocalRuntime(Parts parts) {
    this.parts = parts;
  }

  /** What is running; of a runtime that only invokes, the triggers are absent. */
  record Parts(
      Stack stack,
      Folders folders,
      LocalAws aws,
      Functions functions,
      Optional<Pollers> pollers,
      Schedules schedules,
      Optional<HttpApi> api) {}

  /** A runtime for this template; ephemeral, on a free port, unless told otherwise. */
  public static Builder of(Path template) {
    return new Builder(template);
  }

  /** Where the HTTP API answers, without a trailing slash. */
  public URI api() {
    return parts.api().orElseThrow().uri();
  }

  /** Where the AWS APIs answer. */
  public URI aws() {
    return parts.aws().endpoint();
  }

  /** The stack as it is deployed here: names of tables, URLs of queues. */
  public Stack stack() {
    return parts.stack();
  }

  /** The folder with a log file a function. */
  public Path logs() {
    return parts.folders().logs();
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @param function its logical id, its name, or its name without the stack's
   * @param event JSON
   */
  public Response invoke(String function, String event) throws InterruptedException {
    return parts.functions().named(function).invoke(event.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Fires a schedule now, as if its time had come, and waits until its event has been handled.
   *
   * @param functionId the function's logical id
   * @param schedule the event's name in the template
   */
  public void tick(String functionId, String schedule) throws InterruptedException {
    parts.schedules().fire(functionId, schedule).join();
  }

  /**
   * Lets invocations in flight finish, for a bounded time, then stops everything. A message whose
   * handling did not finish is still on its queue.
   */
  @Override
  public void close() {
    try (var _ = parts.folders();
        var _ = parts.aws();
        var _ = parts.functions()) {
      long end = System.nanoTime() + TO_FINISH.toNanos();
      parts.schedules().close();
      parts.pollers().ifPresent(Pollers::stop);
      parts.api().ifPresent(api -> api.stop(left(end)));
      if (parts.pollers().isPresent()) {
        parts.pollers().get().drain(left(end));
      }
      parts.functions().drain(left(end));
      parts.pollers().ifPresent(Pollers::close);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** What a runtime is started with. */
  public static final class Builder {

    private final Path template;
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Path> layers = new HashMap<>();
    private final Map<String, URI> elsewhere = new HashMap<>();
    private String stackName = "tocsin";
    private Optional<Path> state = Optional.empty();
    private int port;
    private Path secrets;
    private Launch.Triggers triggers = Launch.Triggers.ALL;
    private Consumer<String> console = _ -> {};

    private Builder(Path template) {
      this.template = template.toAbsolutePath().normalize();
      this.secrets = this.template.resolveSibling("infra/local/secrets.json");
    }

    /** Parameter values from a YAML mapping of names to values. */
    public Builder parameters(Path file) {
      ParameterFile.read(file).forEach(parameters::putIfAbsent);
      return this;
    }

    /** One parameter's value; wins over the file's. */
    public Builder parameter(String name, String value) {
      parameters.put(name, value);
      return this;
    }

    /** A folder in which everything acknowledged survives; without it nothing is kept. */
    public Builder state(Path folder) {
      state = Optional.of(folder);
      return this;
    }

    /** The port of the HTTP API; 0 is any free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** The stack's secret, a JSON object; by default {@code infra/local/secrets.json}. */
    public Builder secrets(Path file) {
      secrets = file;
      return this;
    }

    /** What the stack is called, and its resources after it; by default {@code tocsin}. */
    public Builder stackName(String name) {
      stackName = name;
      return this;
    }

    /**
     * Uses another engine for one service: an emulator, or AWS itself. The stack's resources of
     * that service have to be there under the names that {@link LocalRuntime#stack} gives them.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>}: SQS, SNS, DYNAMODB
     */
    public Builder elsewhere(String service, URI endpoint) {
      elsewhere.put(service, endpoint);
      return this;
    }

    /** Uses another folder as a layer's content, in place of the template's. */
    public Builder layer(String layerId, Path folder) {
      layers.put(layerId, folder);
      return this;
    }

    /** Leaves schedules to {@link LocalRuntime#tick}. */
    public Builder withoutSchedules() {
      triggers = Launch.Triggers.ALL_BUT_SCHEDULES;
      return this;
    }

    /** Leaves everything to {@link LocalRuntime#invoke}: no HTTP API, no queue is polled. */
    public Builder withoutTriggers() {
      triggers = Launch.Triggers.NONE;
      return this;
    }

    /** Gets what the runtime has to tell, a line at a time; by default nobody does. */
    public Builder console(Consumer<String> line) {
      console = line;
      return this;
    }

    /**
     * Starts everything; when it returns, requests are accepted.
     *
     * @throws LocalRuntimeException saying in a line or a few what is in the way
     */
    public LocalRuntime start() {
      return Start.of(
          new Launch(
              template,
              Map.copyOf(parameters),
              state,
              port,
              secrets,
              stackName,
              Map.copyOf(elsewhere),
              Map.copyOf(layers),
              triggers,
              console));
    }
  }
}
