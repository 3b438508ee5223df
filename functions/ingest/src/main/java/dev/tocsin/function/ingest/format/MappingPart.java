// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One kind of statement in a mapping: the items to be made of a body, and what each consists of.
 *
 * @param items which items there are: a list, one, or nothing; the body itself where it is not said
 * @param fields expressions by name, each for one value
 * @param groups expressions by group and name, each for one text: labels, annotations
 * @param place where it stands in the configuration
 */
record MappingPart(
    @Nullable Query items,
    Map<String, Query> fields,
    Map<String, Map<String, Query>> groups,
    String place) {

  private static final String ITEMS = "items";

  /** Reads one part, or a list of them. */
  static List<MappingPart> read(Optional<Node> node, List<String> fields, List<String> groups) {
    var parts = new ArrayList<MappingPart>();
    for (var part : node.map(n -> n.isList() ? n.items() : List.of(n)).orElse(List.of())) {
      var keys = new ArrayList<>(fields);
      keys.addAll(groups);
      keys.add(ITEMS);
      part.allowing(keys.toArray(String[]::new));
      parts.add(
          new MappingPart(
              part.find(ITEMS).map(Query::read).orElse(null),
              queries(part, fields),
              groups(part, groups),
              part.where().path()));
    }
    return List.copyOf(parts);
  }

  private static Map<String, Query> queries(Node part, List<String> keys) {
    var queries = new LinkedHashMap<String, Query>();
    keys.forEach(key -> part.find(key).ifPresent(node -> queries.put(key, Query.read(node))));
    return queries;
  }

  private static Map<String, Map<String, Query>> groups(Node part, List<String> names) {
    var groups = new LinkedHashMap<String, Map<String, Query>>();
    for (var name : names) {
      var queries = new LinkedHashMap<String, Query>();
      part.find(name)
          .ifPresent(
              group -> group.entries().forEach((key, node) -> queries.put(key, Query.read(node))));
      groups.put(name, queries);
    }
    return groups;
  }

  /**
   * The statements of this kind in a delivery, each an object of its fields and groups.
   *
   * @param delivery what the expressions are evaluated on, to which {@code item} is added
   */
  List<Value> in(ObjectNode delivery) {
    var found = items == null ? delivery.path("body") : items.of(delivery);
    if (!found.isArray()) {
      return found.isNull() || found.isMissingNode() || found.isBoolean()
          ? List.of()
          : List.of(statement(delivery, found));
    }
    if (found.size() > Bounds.MOST_ALERTS) {
      throw new InvalidPayload(place, "more than " + Bounds.MOST_ALERTS + " items");
    }
    return StreamSupport.stream(found.spliterator(), false)
        .map(item -> statement(delivery, item))
        .toList();
  }

  private Value statement(ObjectNode delivery, JsonNode item) {
    var context = delivery.objectNode();
    context.setAll(delivery);
    context.set("item", item);
    var statement = delivery.objectNode();
    fields.forEach((key, query) -> statement.set(key, query.of(context)));
    groups.forEach(
        (group, queries) -> {
          var texts = statement.putObject(group);
          queries.forEach((key, query) -> texts.put(key, text(query.of(context))));
        });
    return Value.of(statement, place);
  }

  /** Several scalars are one text; anything else that has parts is written as it is. */
  private static String text(JsonNode value) {
    if (value.isArray()
        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)) {
      return String.join(
          ", ", StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList());
    }
    return value.isNull() || value.isMissingNode()
        ? ""
        : value.isValueNode() ? value.asText() : value.toString();
  }
}
