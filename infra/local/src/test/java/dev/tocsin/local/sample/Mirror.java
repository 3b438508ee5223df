// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tells what a function sees of itself and of its surroundings. */
public final class Mirror implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static int invocations;

  private final String colourAtConstruction = System.getenv("COLOUR");

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    invocations++;
    UnaryOperator<String> reference = System::getenv;
    var seen = new HashMap<String, Object>();
    seen.put("event", event);
    seen.put("constructed", colourAtConstruction);
    seen.put("called", System.getenv("COLOUR"));
    seen.put("referenced", reference.apply("COLOUR"));
    seen.put("mapped", System.getenv().get("COLOUR"));
    seen.put("inThread", inThread(() -> System.getenv("COLOUR")));
    seen.put("path", String.valueOf(System.getenv("PATH")));
    seen.put("config", String.valueOf(System.getenv("CONFIG_DIR")));
    seen.put("key", String.valueOf(System.getenv("AWS_ACCESS_KEY_ID")));
    seen.put("invocations", invocations);
    seen.put("name", context.getFunctionName());
    seen.put("variableName", System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
    seen.put("remaining", context.getRemainingTimeInMillis());
    System.out.println("{\"level\":\"WARN\",\"message\":\"looked into the mirror\"}");
    return seen;
  }

  private static String inThread(java.util.concurrent.Callable<String> question) {
    var task = new java.util.concurrent.FutureTask<>(question);
    new Thread(task).start();
    try {
      return task.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
