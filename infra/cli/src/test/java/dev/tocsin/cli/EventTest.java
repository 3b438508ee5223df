// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventTest {

  @Test
  void lambdaEventGivesItsSourceBodyAndOwnHeaders() {
    var event =
        read(
            "{\"requestContext\":{},\"pathParameters\":{\"source\":\"github\"},\"headers\":"
                + "{\"X-GitHub-Event\":\"ping\",\"Host\":\"h\",\"Content-Length\":\"9\"},"
                + "\"body\":\"e30=\",\"isBase64Encoded\":true}");
    assertThat(event.source()).contains("github");
    assertThat(event.body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(event.headers())
        .containsOnly(
            java.util.Map.entry("content-type", "application/json"),
            java.util.Map.entry("x-github-event", "ping"));
  }

  @Test
  void anythingElseIsTheBody() {
    for (var text : new String[] {"{\"body\":\"x\"}", "[1]", "not json", ""}) {
      var event = read(text);
      assertThat(event.source()).contains("other");
      assertThat(event.body()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Event read(String text) {
    return Event.read(Path.of("x/other-thing.json"), text.getBytes(StandardCharsets.UTF_8));
  }
}
