// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code alerts}, {@code incidents}, {@code recoveries}: a list of the API as a table. */
final class ListCommand implements Command {

  private final String name;
  private final String summary;
  private final List<String> columns;

  /**
   * @param name the command's, which is also the last word of the path and the key of the list in
   *     the answer
   * @param columns paths into each item; one that no item has is left out
   */
  ListCommand(String name, String summary, String... columns) {
    this.name = name;
    this.summary = summary;
    this.columns = List.of(columns);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String usage() {
    return """
    usage: tocsin %s [--url URL] [--json] [--secrets FILE]

    The API's bearer token is TOCSIN_TOKEN, else the secret api-token of the secrets file.
    """
        .formatted(name);
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    arguments.operands(0, 0, "no operand");
    var place = new Place(arguments, console);
    var headers = new LinkedHashMap<String, String>();
    headers.put("accept", "application/json");
    place.token().ifPresent(token -> headers.put("authorization", "Bearer " + token));
    var response = Http.get(place.api().resolve("/api/v1/" + name), headers);
    if (!response.isSuccess()) {
      console.err().println("tocsin " + name + ": " + response.status() + " " + response.body());
      return Tocsin.REFUSED;
    }
    console.out().println(arguments.has("--json") ? response.body() : table(response.body()));
    return Tocsin.DONE;
  }

  private String table(String body) {
    try {
      return Table.of(Json.parse(body.getBytes(StandardCharsets.UTF_8)).path(name), columns);
    } catch (JsonException e) {
      throw new UnreachableException("the answer is not Tocsin's: " + e.getMessage());
    }
  }
}
