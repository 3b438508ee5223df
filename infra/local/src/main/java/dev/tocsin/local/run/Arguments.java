// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed after the command's name. */
record Arguments(
    String command,
    List<String> operands,
    Path template,
    Path parameters,
    Path secrets,
    Optional<Path> state,
    int port) {

  static final String USAGE =
      """
      usage: tocsin-local run [--port N] [--state FOLDER | --ephemeral] [--template FILE] [--parameters FILE] [--secrets FILE]
             tocsin-local invoke FUNCTION EVENTFILE [--state FOLDER] ...""";

  private static final int DEFAULT_PORT = 8080;
  private static final Path DEFAULT_STATE = Path.of(".state");
  private static final int LAST_PORT = 65_535;

  static Arguments parse(String[] words) {
    if (words.length == 0) {
      throw new LocalRuntimeException(USAGE);
    }
    var operands = new ArrayList<String>();
    var template = Path.of("template.yaml");
    var parameters = Path.of("infra/local/parameters.yaml");
    var secrets = Path.of("infra/local/secrets.json");
    var state = words[0].equals("run") ? Optional.of(DEFAULT_STATE) : Optional.<Path>empty();
    int port = DEFAULT_PORT;
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "--port" -> port = port(value(words, ++i));
        case "--state" -> state = Optional.of(Path.of(value(words, ++i)));
        case "--ephemeral" -> state = Optional.empty();
        case "--template" -> template = Path.of(value(words, ++i));
        case "--parameters" -> parameters = Path.of(value(words, ++i));
        case "--secrets" -> secrets = Path.of(value(words, ++i));
        default -> {
          if (words[i].startsWith("--")) {
            throw new LocalRuntimeException("unknown option " + words[i] + "\n" + USAGE);
          }
          operands.add(words[i]);
        }
      }
    }
    return new Arguments(
        words[0], List.copyOf(operands), template, parameters, secrets, state, port);
  }

  private static String value(String[] words, int at) {
    if (at >= words.length) {
      throw new LocalRuntimeException(words[at - 1] + " needs a value\n" + USAGE);
    }
    return words[at];
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new LocalRuntimeException("--port must be a number from 0 to 65535, not " + text);
  }

  String operand(int index) {
    if (index >= operands.size()) {
      throw new LocalRuntimeException(USAGE);
    }
    return operands.get(index);
  }

  LocalRuntime.Builder builder() {
    var builder = LocalRuntime.of(template).port(port).secrets(secrets);
    if (Files.exists(parameters)) {
      builder.parameters(parameters);
    }
    state.ifPresent(builder::state);
    return builder;
  }
}
