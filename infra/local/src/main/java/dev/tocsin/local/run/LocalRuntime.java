// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A stack, running in this JVM: its functions behind its HTTP API, queues and schedules, on the
 * local AWS.
 */
public final class LocalRuntime implements AutoCloseable {

  private LocalRuntime() {}

  /** A runtime for this template; ephemeral, on a free port, unless told otherwise. */
  public static Builder of(Path template) {
    throw new UnsupportedOperationException();
  }

  /** Where the HTTP API answers, without a trailing slash. */
  public URI api() {
    throw new UnsupportedOperationException();
  }

  /** Where the AWS APIs answer. */
  public URI aws() {
    throw new UnsupportedOperationException();
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @param functionId its logical id in the template
   * @param event JSON
   * @return the response, JSON
   */
  public String invoke(String functionId, String event) {
    throw new UnsupportedOperationException();
  }

  /** Fires a schedule now, as if its time had come; its name is the template's event name. */
  public void tick(String functionId, String schedule) {
    throw new UnsupportedOperationException();
  }

  /** The folder with a log file a function. */
  public Path logs() {
    throw new UnsupportedOperationException();
  }

  /** Lets invocations in flight finish, then stops everything. */
  @Override
  public void close() {}

  /** What a runtime is started with. */
  public interface Builder {

    /** Parameter values from a YAML mapping of names to values. */
    Builder parameters(Path file);

    /** One parameter's value; wins over the file's. */
    Builder parameter(String name, String value);

    /** A folder in which everything acknowledged survives; without it nothing is kept. */
    Builder state(Path folder);

    /** The port of the HTTP API; 0 is any free one. */
    Builder port(int port);

    /** The stack's secret, a JSON object. */
    Builder secrets(Path file);

    /** Uses another folder as a layer's content, in place of the template's. */
    Builder layer(String layerId, Path folder);

    /** Leaves schedules to {@link LocalRuntime#tick}. */
    Builder withoutSchedules();

    /** Gets what the runtime has to tell, a line at a time; by default nobody does. */
    Builder console(Consumer<String> line);

    LocalRuntime start();
  }
}
