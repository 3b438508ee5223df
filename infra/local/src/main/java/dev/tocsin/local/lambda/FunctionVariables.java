// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment that a function runs in: the template's, the role's, and what Lambda defines. */
final class FunctionVariables {

  static final String VERSION = "$LATEST";
  private static final String OPT = "/opt";

  private FunctionVariables() {}

  /**
   * @param role the variables by which AWS SDKs find region, credentials and endpoint
   * @param task where the function's code lies
   */
  static Map<String, String> of(FunctionSettings function, Map<String, String> role, Path task) {
    var variables = new HashMap<String, String>();
    function
        .variables()
        .forEach((name, value) -> variables.put(name, outOfOpt(value, function.layers())));
    variables.putAll(role);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", VERSION);
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", LocalContext.logGroup(function));
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("LAMBDA_TASK_ROOT", task.toString());
    variables.put("_HANDLER", function.handler());
    variables.put("TZ", ":UTC");
    return Map.copyOf(variables);
  }

  /** A path under /opt, where it really is; of several layers the last that has it wins. */
  private static String outOfOpt(String value, List<Path> layers) {
    if (!value.equals(OPT) && !value.startsWith(OPT + "/")) {
      return value;
    }
    var rest = value.equals(OPT) ? "" : value.substring(OPT.length() + 1);
    return layers.reversed().stream()
        .map(layer -> layer.resolve(rest))
        .filter(Files::exists)
        .findFirst()
        .map(Path::toString)
        .orElse(value);
  }
}
