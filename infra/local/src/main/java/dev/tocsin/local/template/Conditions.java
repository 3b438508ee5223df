// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The Conditions section. */
final class Conditions {

  private final String file;
  private final Section section;
  private final Resolver resolver;
  private final Deque<String> open = new ArrayDeque<>();

  Conditions(String file, Section section, Resolver resolver) {
    this.file = file;
    this.section = section;
    this.resolver = resolver;
  }

  boolean holds(String name, int line) {
    var condition = section.entries().get(name);
    if (condition == null) {
      throw new TemplateException(file, line, "there is no condition " + name);
    }
    if (open.contains(name)) {
      throw new TemplateException(file, line, "the condition " + name + " depends on itself");
    }
    open.push(name);
    try {
      return evaluate(condition);
    } finally {
      open.pop();
    }
  }

  boolean evaluate(Yaml yaml) {
    // {Condition: Name} written in full can only be told from a plain mapping by where it stands.
    if (yaml instanceof Yaml.Mapping mapping
        && mapping.entries().get("Condition") instanceof Yaml.Scalar name) {
      return holds(name.value().toString(), yaml.line());
    }
    if (!(yaml instanceof Yaml.Call call)) {
      throw new TemplateException(file, yaml.line(), "a condition function is expected here");
    }
    return switch (call.function()) {
      case "Condition" -> holds(resolver.text(call.argument()), call.line());
      case "Fn::Equals" -> {
        var sides = resolver.arguments(call, 2);
        yield resolver.text(sides.getFirst()).equals(resolver.text(sides.get(1)));
      }
      case "Fn::Not" -> !evaluate(resolver.arguments(call, 1).getFirst());
      case "Fn::And" -> some(call).stream().allMatch(this::evaluate);
      case "Fn::Or" -> some(call).stream().anyMatch(this::evaluate);
      default ->
          throw new TemplateException(
              file, call.line(), call.function() + " is not a condition function");
    };
  }

  private List<Yaml> some(Yaml.Call call) {
    if (call.argument() instanceof Yaml.Items items
        && items.items().size() >= 2
        && items.items().size() <= 10) {
      return items.items();
    }
    throw new TemplateException(file, call.line(), call.function() + " takes 2 to 10 conditions");
  }
}
