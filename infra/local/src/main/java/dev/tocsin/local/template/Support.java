// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the local runtime makes of each resource type and property: honoured, known to mean nothing
 * on one machine, or refused. Nothing is ignored without being named. The list itself is {@code
 * support.yaml} beside this class.
 */
public final class Support {

  private final Stack stack;
  private final SupportTable table = SupportTable.load();
  private final Set<String> complaints = new LinkedHashSet<>();
  private final Set<String> meaningless = new TreeSet<>();

  private Support(Stack stack) {
    this.stack = stack;
  }

  /** Everything in the stack that can't be honoured, each with its line; empty means: start. */
  public static List<String> complaints(Stack stack) {
    return List.copyOf(of(stack).complaints);
  }

  /** A line for each reason why something in the stack means nothing on one machine. */
  public static List<String> withoutMeaning(Stack stack) {
    return List.copyOf(of(stack).meaningless);
  }

  private static Support of(Stack stack) {
    var support = new Support(stack);
    stack.resources().forEach(support::check);
    return support;
  }

  private void check(Resource resource) {
    if (table.knows(resource.type())) {
      new Walk(resource).walk(List.of(), List.of(), resource.properties());
    } else {
      complain(resource.line(), resource.id() + ": the type " + resource.type());
    }
  }

  private void complain(int line, String what) {
    complaints.add(
        "%s:%d: %s is not supported by the local runtime"
            .formatted(stack.template().getFileName(), line, what));
  }

  /** Through one resource's properties. */
  private final class Walk {

    private final Resource resource;

    Walk(Resource resource) {
      this.resource = resource;
    }

    /**
     * @param place where the value stands in the template
     * @param path what the table calls it: an event stands under its type instead of its name
     */
    void walk(List<String> place, List<String> path, Object value) {
      var verdict = table.verdict(resource.type(), path);
      switch (verdict) {
        case SupportTable.Honoured _ -> {}
        case SupportTable.Meaningless it -> meaningless.add(it.reason());
        case SupportTable.Partly _ -> below(place, path, value);
        case SupportTable.Refused _ ->
            complain(
                stack.line(resource, place),
                "%s (%s): the property %s"
                    .formatted(resource.id(), resource.type(), String.join(".", place)));
      }
    }

    private void below(List<String> place, List<String> path, Object value) {
      if (value instanceof Collection<?> items) {
        items.forEach(item -> below(place, path, item));
      } else if (value instanceof Map<?, ?> map) {
        boolean events = path.equals(List.of("Events"));
        map.forEach(
            (key, child) -> {
              var at = and(place, key);
              if (events && child instanceof Map<?, ?> event) {
                var properties = event.get("Properties");
                walk(
                    properties == null ? at : and(at, "Properties"),
                    and(path, String.valueOf(event.get("Type"))),
                    properties == null ? Map.of() : properties);
              } else {
                walk(at, and(path, key), child);
              }
            });
      } else {
        complain(
            stack.line(resource, place),
            "%s (%s): a scalar at %s"
                .formatted(resource.id(), resource.type(), String.join(".", place)));
      }
    }

    private static List<String> and(List<String> path, Object key) {
      var longer = new ArrayList<>(path);
      longer.add(String.valueOf(key));
      return longer;
    }
  }
}
