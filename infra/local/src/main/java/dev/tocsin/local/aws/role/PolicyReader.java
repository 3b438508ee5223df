// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy documents. What it can't evaluate is a complaint, unless it is about a service that
 * does not exist locally.
 */
final class PolicyReader {

  /** Services whose calls the gate sees. A statement that names only others means nothing here. */
  private static final Set<String> HELD = Set.of("dynamodb", "sqs", "sns", "secretsmanager");

  private final List<String> complaints = new ArrayList<>();

  List<String> complaints() {
    return complaints;
  }

  void complain(String where, String what) {
    complaints.add(where + ": " + what + " is not evaluated by the local runtime");
  }

  List<Statement> document(@Nullable Object document, String where) {
    var statements = new ArrayList<Statement>();
    for (var it : list(map(document).get("Statement"))) {
      var statement = map(it);
      if (isHeld(statement)) {
        statements.add(statement(statement, where));
      }
    }
    return statements;
  }

  private Statement statement(Map<?, ?> statement, String where) {
    for (var key : statement.keySet()) {
      switch (String.valueOf(key)) {
        case "Sid", "Effect", "Action", "Resource" -> {}
        case "Condition" -> complain(where, "the Condition " + statement.get(key));
        default -> complain(where, "the policy element " + key);
      }
    }
    return Statement.of(
        "Allow".equals(statement.get("Effect")),
        texts(statement.get("Action")),
        texts(statement.get("Resource")));
  }

  private static boolean isHeld(Map<?, ?> statement) {
    var actions = texts(statement.get("Action"));
    return actions.isEmpty()
        || actions.stream()
            .map(
                action ->
                    action.substring(0, Math.max(0, action.indexOf(':'))).toLowerCase(Locale.ROOT))
            .anyMatch(service -> service.isEmpty() || HELD.contains(service));
  }

  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** IAM lets a list of one be written as the one. */
  static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      case Object one -> List.of(one);
    };
  }

  static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }
}
