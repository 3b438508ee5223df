// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.json.Json;
import java.util.LinkedHashMap;

/** {@code redrive}: dead letters go back to the queue that they came from. */
final class RedriveCommand implements Command {

  @Override
  public String name() {
    return "redrive";
  }

  @Override
  public String summary() {
    return "move dead letters back to the queue they came from";
  }

  @Override
  public String usage() {
    return """
    usage: tocsin redrive [QUEUE] [--aws URL] [--json]

    QUEUE  a word in the name of the queue or of its dead-letter queue, such as AlertsQueue; else every queue
    --aws  the AWS endpoint; else AWS_ENDPOINT_URL, else the local runtime's if there is one, else AWS itself.
           Region and credentials are the environment's, as for any AWS tool

    A message is sent before it is deleted, so one that is interrupted comes twice; consumers count it once.
    """;
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    var operands = arguments.operands(0, 1, "at most one queue");
    var word = operands.isEmpty() ? "" : operands.getFirst();
    var place = new Place(arguments, console);
    // The SDK is loaded here and nowhere else: the other commands start without it.
    try (var redrive = Redrive.at(place.aws())) {
      var moved = redrive.all(word);
      if (moved.isEmpty() && !word.isEmpty()) {
        throw new UsageException("no dead-letter queue has to do with '" + word + "'");
      }
      if (arguments.has("--json")) {
        var body = new LinkedHashMap<String, Object>();
        body.put("redriven", moved);
        console.out().println(Json.write(body));
      } else {
        moved.forEach(
            one ->
                console
                    .out()
                    .println("%5d  %s -> %s".formatted(one.messages(), one.from(), one.to())));
      }
      return Tocsin.DONE;
    }
  }
}
