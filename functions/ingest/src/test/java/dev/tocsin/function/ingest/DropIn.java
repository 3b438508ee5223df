// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.aws.http.Answer;
import dev.tocsin.function.ingest.endpoint.Delivery;
import dev.tocsin.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A client of an API that Tocsin speaks beside its own. */
final class DropIn {

  static final String ROUTING_KEY = "localonlyroutingkeyworthnothing0";

  private final FrontDoor door;
  private final Map<String, String> headers;

  private DropIn(FrontDoor door, Map<String, String> headers) {
    this.door = door;
    this.headers = headers;
  }

  static DropIn pagerDuty(FrontDoor door) {
    return new DropIn(door, Map.of("Content-Type", "application/json"));
  }

  static DropIn opsgenie(FrontDoor door) {
    return new DropIn(
        door,
        Map.of(
            "Content-Type", "application/json", "Authorization", "GenieKey local-only-genie-key"));
  }

  static DropIn prometheus(FrontDoor door) {
    return new DropIn(
        door,
        Map.of(
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer local-only-prometheus-token"));
  }

  DropIn with(String header, String value) {
    var changed = new HashMap<>(headers);
    changed.put(header, value);
    changed.values().removeIf(String::isEmpty);
    return new DropIn(door, changed);
  }

  Answer post(String path, String body) {
    return send("POST " + path, path, Map.of(), Map.of(), body);
  }

  /** What is done to an alert that goes by its alias. */
  Answer act(String method, String alias, String action, String body) {
    return send(
        method + " /v2/alerts/{call+}",
        "/v2/alerts/" + alias + "/" + action,
        Map.of("call", alias + "/" + action),
        Map.of("identifierType", "alias"),
        body);
  }

  Answer send(
      String route,
      String path,
      Map<String, String> parameters,
      Map<String, String> query,
      String body) {
    return door.intake.receive(
        new Delivery(
            route,
            route.substring(0, route.indexOf(' ')),
            path,
            parameters,
            query,
            "",
            Headers.ofSingle(headers),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}
