// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import dev.tocsin.local.lambda.FunctionException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The command line: {@code run} and {@code invoke FUNCTION EVENTFILE}. */
public final class Main {

  private static final int FAILED = 1;
  private static final int CANNOT = 2;

  private Main() {}

  /** Exits with 0 if all is well, 1 if an invocation failed, 2 if nothing could be started. */
  public static void main(String[] words) throws InterruptedException {
    // Functions write to their logs; this stays the terminal.
    var console = System.out;
    try {
      var arguments = Arguments.parse(words);
      System.exit(
          switch (arguments.command()) {
            case "run" -> run(arguments, console);
            case "invoke" -> invoke(arguments, console);
            default -> throw new LocalRuntimeException(Arguments.USAGE);
          });
    } catch (LocalRuntimeException | FunctionException e) {
      System.err.println("tocsin: " + e.getMessage());
      System.exit(CANNOT);
    }
  }

  private static int run(Arguments arguments, PrintStream console) throws InterruptedException {
    var runtime = arguments.builder().console(console::println).start();
    var state = arguments.state();
    state.ifPresent(folder -> Whereabouts.tell(folder, runtime.api(), runtime.aws()));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  state.ifPresent(Whereabouts::forget);
                  stop(runtime, console);
                }));
    Welcome.print(runtime, arguments, console);
    new CountDownLatch(1).await();
    return 0;
  }

  /** On SIGINT and SIGTERM. To have been stopped is no failure, so the exit code is 0. */
  private static void stop(LocalRuntime runtime, PrintStream console) {
    console.println();
    console.println("Stopping: invocations in flight get to finish");
    runtime.close();
    console.println("Stopped");
    console.flush();
    Runtime.getRuntime().halt(0);
  }

  private static int invoke(Arguments arguments, PrintStream console) throws InterruptedException {
    var event = event(Path.of(arguments.operand(1)));
    try (var runtime = arguments.builder().withoutTriggers().console(System.err::println).start()) {
      var response = runtime.invoke(arguments.operand(0), event);
      console.println(new String(response.payload(), StandardCharsets.UTF_8));
      return response.succeeded() ? 0 : FAILED;
    }
  }

  private static String event(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new LocalRuntimeException("can't read the event " + file, e);
    }
  }
}
