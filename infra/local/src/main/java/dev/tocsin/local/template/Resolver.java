// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the intrinsic functions of one template.
 *
 * <p>Source: the CloudFormation template reference, "Intrinsic function reference".
 */
final class Resolver {

  /** What {@code !Ref AWS::NoValue} gives: the key or item is as if it had not been written. */
  private static final Object NO_VALUE = new Object();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final String file;
  private final Section mappings;
  private final References references;
  private final Conditions conditions;

  Resolver(
      String file,
      Section mappings,
      Section conditions,
      Function<Resolver, References> references) {
    this.file = file;
    this.mappings = mappings;
    this.references = references.apply(this);
    this.conditions = new Conditions(file, conditions, this);
  }

  References references() {
    return references;
  }

  boolean holds(String condition, int line) {
    return conditions.holds(condition, line);
  }

  /** A mapping with nothing left to resolve. */
  Map<String, Object> map(Yaml.Mapping mapping) {
    var resolved = new LinkedHashMap<String, Object>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              var it = value(value);
              if (it != NO_VALUE) {
                resolved.put(key, it);
              }
            });
    return resolved;
  }

  /** A text; numbers and booleans are written out. */
  String text(Yaml yaml) {
    var value = value(yaml);
    if (value instanceof Map || value instanceof List || value == NO_VALUE) {
      throw error(yaml, "a text is expected here");
    }
    return value.toString();
  }

  Object value(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar scalar -> scalar.value();
      case Yaml.Mapping mapping -> map(mapping);
      case Yaml.Items items -> list(items);
      case Yaml.Call call -> call(call);
    };
  }

  private List<Object> list(Yaml.Items items) {
    return items.items().stream().map(this::value).filter(it -> it != NO_VALUE).toList();
  }

  private Object call(Yaml.Call call) {
    return switch (call.function()) {
      case "Ref" -> ref(call);
      case "Fn::GetAtt" -> attribute(call);
      case "Fn::Sub" -> substitute(call);
      case "Fn::Join" -> join(call);
      case "Fn::If" -> choose(call);
      case "Fn::Select" -> select(call);
      case "Fn::Split" -> split(call);
      case "Fn::FindInMap" -> find(call);
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not", "Condition" -> conditions.evaluate(call);
      default -> throw error(call, call.function() + " is not supported by the local runtime");
    };
  }

  private Object ref(Yaml.Call call) {
    var name = text(call.argument());
    return name.equals("AWS::NoValue") ? NO_VALUE : references.ref(name, call.line());
  }

  private String attribute(Yaml.Call call) {
    if (call.argument() instanceof Yaml.Scalar scalar) {
      return references.dotted(scalar.value().toString(), call.line());
    }
    var parts = arguments(call, 2);
    return references.attribute(text(parts.getFirst()), text(parts.get(1)), call.line());
  }

  private String substitute(Yaml.Call call) {
    var template = call.argument();
    Map<String, Yaml> own = Map.of();
    if (template instanceof Yaml.Items) {
      var parts = arguments(call, 2);
      template = parts.getFirst();
      if (!(parts.get(1) instanceof Yaml.Mapping variables)) {
        throw error(call, "the second argument of Fn::Sub is a mapping");
      }
      own = variables.entries();
    }
    var variables = own;
    return VARIABLE
        .matcher(text(template))
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    variable(call, match.group(1), match.group(2), variables)));
  }

  private String variable(Yaml.Call call, String literal, String name, Map<String, Yaml> own) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    var given = own.get(name);
    if (given != null) {
      return text(given);
    }
    var value =
        name.contains(".")
            ? references.dotted(name, call.line())
            : references.ref(name, call.line());
    if (value instanceof List) {
      throw error(call, "the list " + name + " can't be put into a text");
    }
    return value.toString();
  }

  private String join(Yaml.Call call) {
    var parts = arguments(call, 2);
    return String.join(text(parts.getFirst()), texts(parts.get(1)));
  }

  private Object choose(Yaml.Call call) {
    var parts = arguments(call, 3);
    return value(parts.get(holds(text(parts.getFirst()), call.line()) ? 1 : 2));
  }

  private Object select(Yaml.Call call) {
    var parts = arguments(call, 2);
    var items = items(parts.get(1));
    var index = text(parts.getFirst());
    if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= items.size()) {
      throw error(call, "Fn::Select of item " + index + " from " + items.size() + " items");
    }
    return items.get(Integer.parseInt(index));
  }

  private List<Object> split(Yaml.Call call) {
    var parts = arguments(call, 2);
    return List.of((Object[]) text(parts.get(1)).split(Pattern.quote(text(parts.getFirst())), -1));
  }

  private Object find(Yaml.Call call) {
    var keys = new ArrayList<String>();
    arguments(call, 3).forEach(part -> keys.add(text(part)));
    var found = mappings.child(keys.getFirst()).child(keys.get(1)).entries().get(keys.get(2));
    if (found == null) {
      throw error(call, "there is no mapping " + String.join(" / ", keys));
    }
    return value(found);
  }

  private List<Object> items(Yaml yaml) {
    if (value(yaml) instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw error(yaml, "a list is expected here");
  }

  private List<String> texts(Yaml yaml) {
    return items(yaml).stream().map(Object::toString).toList();
  }

  List<Yaml> arguments(Yaml.Call call, int count) {
    if (call.argument() instanceof Yaml.Items items && items.items().size() == count) {
      return items.items();
    }
    throw error(call, call.function() + " takes a list of " + count + " arguments");
  }

  TemplateException error(Yaml at, String problem) {
    return new TemplateException(file, at.line(), problem);
  }
}
