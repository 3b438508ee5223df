// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.config.ConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The command line. Its exit code is for scripts: 0 done, 1 refused or negative, 2 used wrongly, 3
 * not reachable.
 */
public final class Tocsin {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  private static final List<Command> COMMANDS =
      List.of(
          new SendCommand(),
          new ListCommand(
              "alerts",
              "what fires, the longest firing first",
              "name",
              "severity",
              "labels.service",
              "status",
              "startsAt",
              "source",
              "fingerprint"),
          new ListCommand(
              "incidents",
              "what people work on",
              "id",
              "status",
              "severity",
              "title",
              "openedAt",
              "acknowledgedBy",
              "resolvedAt"),
          new ListCommand(
              "recoveries",
              "what was repaired, or was not",
              "id",
              "runbook",
              "service",
              "status",
              "reason",
              "startedAt",
              "finishedAt"),
          new ListenCommand(),
          new RedriveCommand(),
          new SignaturesCommand());

  private Tocsin() {}

  public static void main(String[] words) {
    System.exit(
        words.length == 1 && words[0].equals(Rehearsal.WORD)
            ? Rehearsal.play(System.getenv())
            : run(words, new Console(System.in, System.out, System.err, System.getenv())));
  }

  static int run(String[] words, Console console) {
    if (words.length == 0 || List.of("help", "--help", "-h").contains(words[0])) {
      console.out().print(help());
      return words.length == 0 ? USAGE : DONE;
    }
    var command =
        COMMANDS.stream().filter(known -> known.name().equals(words[0])).findFirst().orElse(null);
    if (command == null) {
      console.err().println("tocsin: there is no command '" + words[0] + "'; try tocsin --help");
      return USAGE;
    }
    try {
      var arguments = Arguments.parse(Arrays.copyOfRange(words, 1, words.length));
      if (arguments.has("--help")) {
        console.out().print(command.usage());
        return DONE;
      }
      return command.run(arguments, console);
    } catch (UsageException | ConfigurationException e) {
      console.err().println("tocsin " + command.name() + ": " + e.getMessage());
      return USAGE;
    } catch (UnreachableException e) {
      console.err().println("tocsin " + command.name() + ": " + e.getMessage());
      return UNREACHABLE;
    }
  }

  private static String help() {
    var text = new StringBuilder("usage: tocsin COMMAND ...\n\n");
    COMMANDS.forEach(
        command -> text.append("  %-12s %s%n".formatted(command.name(), command.summary())));
    return text.append(
            """

            On every command: --json prints the answer as it is, --url URL is where the suite is (else TOCSIN_URL,
            else what the runtime in --state FOLDER says, else http://127.0.0.1:8080), --help tells more.
            Exit code: 0 done, 1 refused or negative, 2 used wrongly, 3 not reachable.
            """)
        .toString();
  }

  /** Where a command reads and writes, so that a test can look on. */
  record Console(
      java.io.InputStream in,
      java.io.PrintStream out,
      java.io.PrintStream err,
      Map<String, String> environment) {}
}
