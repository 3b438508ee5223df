// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

  private static Route route(String method, String path) {
    return Route.of(method, path, "F", Duration.ofSeconds(30));
  }

  private static final Routes ROUTES =
      new Routes(
          List.of(
              route("ANY", "/pets/{proxy+}"),
              route("GET", "$default"),
              route("GET", "/pets/{id}"),
              route("*", "/pets/{id}"),
              route("get", "/pets/dog"),
              route("POST", "/webhooks/{source}"),
              route("GET", "/")));

  @ParameterizedTest
  @CsvSource({
    "GET,    /pets/dog,        GET /pets/dog",
    "GET,    /pets/cat,        GET /pets/{id}",
    "DELETE, /pets/dog,        ANY /pets/{id}",
    "GET,    /pets/dog/1,      ANY /pets/{proxy+}",
    "POST,   /webhooks/github, POST /webhooks/{source}",
    "GET,    /webhooks/github, $default",
    "POST,   /webhooks/a/b,    $default",
    "POST,   /webhooks/,       $default",
    "POST,   /webhooks,        $default",
    "GET,    /,                GET /",
    "GET,    /pets,            $default",
  })
  void theMostParticularRouteIsTaken(String method, String path, String key) {
    assertThat(ROUTES.match(method, path).orElseThrow().route().key()).isEqualTo(key);
  }

  @Test
  void variablesAndTheGreedyRest() {
    assertThat(route("GET", "/a/{b}/c/{d+}").match("GET", "/a/1/c/x/y/"))
        .contains(Map.of("b", "1", "d", "x/y/"));
  }

  @Test
  void withoutADefaultNothingElseMatches() {
    assertThat(new Routes(List.of(route("GET", "/a"))).match("POST", "/a")).isEmpty();
    assertThat(new Routes(List.of(route("GET", "/a"))).match("GET", "/a/")).isEmpty();
  }
}
