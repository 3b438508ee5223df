// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** What is printed when the suite is ready: where it is, what to try, where things lie. */
final class Welcome {

  /** The development secret that a plain sender shows as its bearer token. */
  private static final String TOKEN = "plain";

  private static final String ALERT =
      """
      {"labels":{"alertname":"DiskAlmostFull","service":"backup","severity":"warning"},"status":"firing"}"""
          .strip();

  private Welcome() {}

  static void print(LocalRuntime runtime, Arguments arguments, PrintStream console) {
    console.println("Tocsin is ready at " + runtime.api());
    console.println();
    console.println("Send an alert, then look at it:");
    console.printf(
        "  curl -X POST %s/webhooks/plain -H 'authorization: Bearer %s'"
            + " -H 'content-type: application/json' -d '%s'%n",
        runtime.api(), token(arguments.secrets()), ALERT);
    console.printf("  curl %s/api/v1/alerts%n", runtime.api());
    console.println();
    console.println(
        arguments
            .state()
            .map(state -> "State: " + state.toAbsolutePath().normalize() + " (survives a restart)")
            .orElse("State: in memory; it goes with this process"));
    console.println("Pages: ./tocsin listen, in another terminal, is who gets them");
    console.println("Logs:  " + runtime.logs());
    console.println("AWS:   " + runtime.aws());
    console.println("Stop:  Ctrl-C");
  }

  private static String token(Path secrets) {
    try {
      var found = new ObjectMapper().readTree(secrets.toFile()).path(TOKEN);
      return found.isArray() ? found.path(0).asText() : found.asText("...");
    } catch (IOException e) {
      throw new LocalRuntimeException("can't read " + secrets + ": " + e.getMessage(), e);
    }
  }
}
