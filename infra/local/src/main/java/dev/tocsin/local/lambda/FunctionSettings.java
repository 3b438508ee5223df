// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the template says of a function.
 *
 * @param id the logical id
 * @param name the name that it has on AWS
 * @param shortName that without the stack's name before it
 * @param handler {@code package.Class} or {@code package.Class::method}
 * @param code the built jar
 * @param layers the folders whose content lies under {@code /opt} on Lambda; a later one wins
 * @param concurrency how many events it handles at once, at most
 */
public record FunctionSettings(
    String id,
    String name,
    String shortName,
    String arn,
    String handler,
    Path code,
    Map<String, String> variables,
    List<Path> layers,
    int memory,
    Duration timeout,
    int concurrency) {

  static final String TYPE = "AWS::Serverless::Function";
  private static final String LAYER = "AWS::Serverless::LayerVersion";

  /** Lambda's own defaults. */
  private static final int DEFAULT_TIMEOUT = 3;

  private static final int DEFAULT_MEMORY = 128;

  /**
   * On Lambda every event handled at once has a machine of its own. Here they share this one's
   * cores, so more instances than that only wait for each other.
   */
  private static final int MOST_INSTANCES =
      Math.max(4, 4 * Runtime.getRuntime().availableProcessors());

  /** Every function of the stack, in the order of the template. */
  static List<FunctionSettings> all(Stack stack, Map<String, Path> layerFolders) {
    return stack.resources(TYPE).stream()
        .map(resource -> of(stack, resource, layerFolders))
        .toList();
  }

  private static FunctionSettings of(
      Stack stack, Resource resource, Map<String, Path> layerFolders) {
    var properties = resource.properties();
    var variables = new LinkedHashMap<String, String>();
    if (properties.get("Environment") instanceof Map<?, ?> environment
        && environment.get("Variables") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> variables.put(name.toString(), String.valueOf(value)));
    }
    var name = stack.ref(resource.id());
    var prefix = stack.deployment().stackName() + "-";
    return new FunctionSettings(
        resource.id(),
        name,
        name.startsWith(prefix) ? name.substring(prefix.length()) : name,
        stack.attribute(resource.id(), "Arn"),
        text(resource, "Handler"),
        folder(stack).resolve(text(resource, "CodeUri")),
        Map.copyOf(variables),
        layers(stack, resource, layerFolders),
        number(properties.get("MemorySize"), DEFAULT_MEMORY),
        Duration.ofSeconds(number(properties.get("Timeout"), DEFAULT_TIMEOUT)),
        Math.min(
            number(properties.get("ReservedConcurrentExecutions"), MOST_INSTANCES),
            MOST_INSTANCES));
  }

  private static List<Path> layers(Stack stack, Resource function, Map<String, Path> layerFolders) {
    var folders = new ArrayList<Path>();
    if (function.properties().get("Layers") instanceof List<?> arns) {
      for (var layer : stack.resources(LAYER)) {
        if (arns.contains(stack.ref(layer.id()))) {
          var given = layerFolders.get(layer.id());
          folders.add(given != null ? given : folder(stack).resolve(text(layer, "ContentUri")));
        }
      }
    }
    return List.copyOf(folders);
  }

  private static Path folder(Stack stack) {
    return stack.template().toAbsolutePath().normalize().resolveSibling("");
  }

  private static String text(Resource resource, String property) {
    if (resource.properties().get(property) instanceof String value) {
      return value;
    }
    throw new FunctionException(
        "%s (line %d): %s must be a text".formatted(resource.id(), resource.line(), property));
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value == null ? otherwise : Integer.parseInt(value.toString());
  }
}
