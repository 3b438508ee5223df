// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event source mapping: a queue whose messages a function handles.
 *
 * @param name for the console
 * @param batchSize how many messages an invocation gets at most
 * @param window how long a batch may wait to be filled; zero takes what one receive brings
 * @param partial whether the function says which messages of a batch failed
 * @param concurrency how many batches are handled at once at most
 */
record Mapping(
    String name,
    String functionId,
    String queueArn,
    String queueUrl,
    int batchSize,
    Duration window,
    boolean partial,
    int concurrency) {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String PARTIAL = "ReportBatchItemFailures";
  private static final int DEFAULT_BATCH = 10;

  /** Lambda begins with five pollers where the template sets no limit. */
  private static final int DEFAULT_CONCURRENCY = 5;

  /** Of batches, which are work for the processors and the disk of this one machine. */
  private static final int BATCHES_PER_PROCESSOR = 2;

  /**
   * How many invocations handle its messages at once, with so many processors. More batches at once
   * would not be handled faster, but be smaller; an invocation for one message may be waiting for
   * somebody outside.
   */
  int atOnce(int processors) {
    return batchSize > 1 ? Math.min(concurrency, BATCHES_PER_PROCESSOR * processors) : concurrency;
  }

  /**
   * Every enabled mapping of the stack: the SQS events of its functions, and those on their own.
   */
  static List<Mapping> all(Stack stack) {
    var mappings = new ArrayList<Mapping>();
    for (var function : stack.resources(FUNCTION)) {
      if (function.properties().get("Events") instanceof Map<?, ?> events) {
        events.forEach(
            (name, event) -> {
              if (event instanceof Map<?, ?> map && "SQS".equals(map.get("Type"))) {
                var properties = (Map<?, ?>) Objects.requireNonNull(map.get("Properties"));
                var label = function.id() + "." + name;
                add(mappings, of(stack, label, function.id(), "Queue", properties), properties);
              }
            });
      }
    }
    for (var mapping : stack.resources(MAPPING)) {
      var properties = mapping.properties();
      var function = functionOf(stack, mapping);
      add(mappings, of(stack, mapping.id(), function, "EventSourceArn", properties), properties);
    }
    return List.copyOf(mappings);
  }

  private static void add(List<Mapping> mappings, Mapping mapping, Map<?, ?> properties) {
    if (!Boolean.FALSE.equals(properties.get("Enabled"))) {
      mappings.add(mapping);
    }
  }

  private static Mapping of(
      Stack stack, String name, String functionId, String source, Map<?, ?> properties) {
    var arn = String.valueOf(properties.get(source));
    return new Mapping(
        name,
        functionId,
        arn,
        stack.ref(queueOf(stack, name, arn)),
        number(properties.get("BatchSize"), DEFAULT_BATCH),
        Duration.ofSeconds(number(properties.get("MaximumBatchingWindowInSeconds"), 0)),
        properties.get("FunctionResponseTypes") instanceof List<?> types && types.contains(PARTIAL),
        properties.get("ScalingConfig") instanceof Map<?, ?> scaling
            ? number(scaling.get("MaximumConcurrency"), DEFAULT_CONCURRENCY)
            : DEFAULT_CONCURRENCY);
  }

  private static String queueOf(Stack stack, String name, String arn) {
    return stack.resources(QUEUE).stream()
        .map(Resource::id)
        .filter(id -> stack.attribute(id, "Arn").equals(arn))
        .findFirst()
        .orElseThrow(() -> new PollException(name + ": " + arn + " is no queue of this template"));
  }

  private static String functionOf(Stack stack, Resource mapping) {
    var named = String.valueOf(mapping.properties().get("FunctionName"));
    return stack.resources(FUNCTION).stream()
        .map(Resource::id)
        .filter(id -> named.equals(stack.ref(id)) || named.startsWith(stack.attribute(id, "Arn")))
        .findFirst()
        .orElseThrow(
            () ->
                new PollException(
                    mapping.id() + ": " + named + " is no function of this template"));
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value == null ? otherwise : Integer.parseInt(value.toString());
  }
}
