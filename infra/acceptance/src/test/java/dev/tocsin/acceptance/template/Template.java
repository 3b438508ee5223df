// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static java.util.stream.Collectors.toMap;

import dev.tocsin.acceptance.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * {@code template.yaml} as it is written: intrinsic functions stay in their long form, as {@code
 * {"Ref": "Key"}}, and nothing is resolved. It is apart from the local runtime's reader, so that a
 * mistake of that reader can't hide one in the template.
 */
final class Template {

  static final String FUNCTION = "AWS::Serverless::Function";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String TOPIC = "AWS::SNS::Topic";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String ALARM = "AWS::CloudWatch::Alarm";

  private final Map<String, Object> root;

  private Template(Map<String, Object> root) {
    this.root = root;
  }

  static Template read() {
    var settings = LoadSettings.builder().setLabel("template.yaml").build();
    var node = new Compose(settings).composeString(Repository.text("template.yaml")).orElseThrow();
    return new Template(Values.map(value(node)));
  }

  /** A top section: Parameters, Outputs, Conditions. */
  Map<String, Object> section(String name) {
    return Values.map(root.get(name));
  }

  List<Resource> resources() {
    return section("Resources").entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), Values.map(entry.getValue())))
        .toList();
  }

  /** Of one type; a function has the Globals merged in. */
  List<Resource> resources(String type) {
    return resources().stream()
        .filter(resource -> resource.type().equals(type))
        .map(resource -> type.equals(FUNCTION) ? resource.over(functionGlobals()) : resource)
        .toList();
  }

  Resource resource(String id) {
    return resources().stream()
        .filter(resource -> resource.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the template has no resource " + id));
  }

  List<Mapping> mappings() {
    return resources(FUNCTION).stream()
        .flatMap(function -> Mapping.of(function, "SQS").stream())
        .toList();
  }

  private Map<String, Object> functionGlobals() {
    return Values.map(section("Globals").get("Function"));
  }

  /** A queue that something else gives up to. */
  boolean isDeadLetterQueue(Resource queue) {
    return queue.id().endsWith("DeadLetterQueue");
  }

  /** A resource as written. */
  record Resource(String id, Map<String, Object> body) {

    String type() {
      return String.valueOf(body.get("Type"));
    }

    Map<String, Object> properties() {
      return Values.map(body.getOrDefault("Properties", Map.of()));
    }

    Object property(String name) {
      var value = properties().get(name);
      if (value == null) {
        throw new AssertionError(id + " has no " + name);
      }
      return value;
    }

    int number(String name) {
      return Integer.parseInt(String.valueOf(property(name)));
    }

    @Override
    public String toString() {
      return id;
    }

    private Resource over(Map<String, Object> globals) {
      var merged = new LinkedHashMap<>(body);
      merged.put("Properties", Values.merged(globals, properties()));
      return new Resource(id, merged);
    }
  }

  /** An event source of a function. */
  record Mapping(Resource function, String name, Map<String, Object> properties) {

    static List<Mapping> of(Resource function, String type) {
      return Values.map(function.properties().getOrDefault("Events", Map.of())).entrySet().stream()
          .filter(event -> type.equals(Values.map(event.getValue()).get("Type")))
          .map(
              event ->
                  new Mapping(
                      function,
                      event.getKey(),
                      Values.map(Values.map(event.getValue()).get("Properties"))))
          .toList();
    }

    @Override
    public String toString() {
      return function.id() + "." + name;
    }

    String queue() {
      return Values.target(properties.get("Queue"));
    }

    int number(String key, int absent) {
      return Integer.parseInt(String.valueOf(properties.getOrDefault(key, absent)));
    }

    int maximumConcurrency() {
      return Integer.parseInt(
          String.valueOf(Values.map(properties.get("ScalingConfig")).get("MaximumConcurrency")));
    }
  }

  private static Object value(Node node) {
    Object plain =
        switch (node) {
          case MappingNode mapping ->
              mapping.getValue().stream()
                  .collect(
                      toMap(
                          tuple -> String.valueOf(value(tuple.getKeyNode())),
                          tuple -> value(tuple.getValueNode()),
                          (first, second) -> {
                            throw new AssertionError("a key occurs twice: " + first);
                          },
                          LinkedHashMap<String, Object>::new));
          case SequenceNode sequence -> sequence.getValue().stream().map(Template::value).toList();
          case ScalarNode scalar -> scalar(scalar);
          default -> throw new AssertionError("an unknown kind of YAML node: " + node);
        };
    var tag = node.getTag().getValue();
    return tag.startsWith("!") ? intrinsic(tag.substring(1), plain) : plain;
  }

  private static Object scalar(ScalarNode scalar) {
    var tag = scalar.getTag();
    if (tag.equals(Tag.INT)) {
      return Integer.valueOf(scalar.getValue());
    }
    return tag.equals(Tag.BOOL) ? Boolean.valueOf(scalar.getValue()) : scalar.getValue();
  }

  private static Map<String, Object> intrinsic(String name, Object argument) {
    return switch (name) {
      case "Ref" -> Map.of("Ref", argument);
      case "GetAtt" -> Map.of("Fn::GetAtt", List.of(String.valueOf(argument).split("\\.", 2)));
      default -> Map.of("Fn::" + name, argument);
    };
  }
}
