// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an endpoint needs besides its class. */
class EndpointsTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void templateHasTheRoutesOfTheEndpointsAndNoOthers() throws IOException {
    var routes = Endpoint.ALL.stream().flatMap(endpoint -> endpoint.routes().stream()).toList();

    assertThat(
            Pattern.compile("Method: ([A-Z]+), Path: \"([^\"]+)\"")
                .matcher(ingest())
                .results()
                .map(route -> route.group(1) + " " + route.group(2))
                .toList())
        .as("the events of IngestFunction in template.yaml, and the routes of Endpoint.ALL")
        .containsExactlyInAnyOrderElementsOf(routes);
    assertThat(routes).as("a route has one endpoint").doesNotHaveDuplicates();
  }

  /** The template's text about the function, up to the next resource. */
  private static String ingest() throws IOException {
    var template = Files.readString(ROOT.resolve("template.yaml"));
    var function = template.substring(template.indexOf("\n  IngestFunction:") + 1);
    var next = Pattern.compile("\n  [A-Z]").matcher(function);
    return next.find(5) ? function.substring(0, next.start()) : function;
  }
}
