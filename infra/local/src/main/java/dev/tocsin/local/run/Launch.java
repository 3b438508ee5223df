// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a runtime is started with.
 *
 * @param parameters values for the template's parameters
 * @param state the folder in which everything acknowledged survives; empty keeps nothing
 * @param port of the HTTP API; 0 is any free one
 * @param secrets the file with the stack's secret
 * @param stackName what the stack is called, and its resources after it
 * @param elsewhere endpoints of services that another engine stands in for, by the service's name
 *     in {@code AWS_ENDPOINT_URL_<SERVICE>}
 * @param layers folders in place of a layer's content, by the layer's logical id
 * @param triggers what may invoke a function besides the caller
 * @param console gets what the runtime has to tell, a line at a time
 */
record Launch(
    Path template,
    Map<String, String> parameters,
    Optional<Path> state,
    int port,
    Path secrets,
    String stackName,
    Map<String, URI> elsewhere,
    Map<String, Path> layers,
    Triggers triggers,
    Consumer<String> console) {

  /** From nothing (one function is invoked by hand) to what is deployed. */
  enum Triggers {
    NONE,
    ALL_BUT_SCHEDULES,
    ALL
  }
}
