// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.config.Node;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.jackson.JacksonRuntime;

/**
 * An expression of JMESPath in a configuration. It is compiled when the configuration is read, so
 * that a mistake is found there; what it asks for and is not there is null, not an error.
 */
final class Query {

  private static final JacksonRuntime RUNTIME =
      new JacksonRuntime(RuntimeConfiguration.builder().withSilentTypeErrors(true).build());

  private final Expression<JsonNode> expression;
  private final String place;

  private Query(Expression<JsonNode> expression, String place) {
    this.expression = expression;
    this.place = place;
  }

  static Query read(Node node) {
    try {
      return new Query(RUNTIME.compile(node.text()), node.where().path());
    } catch (JmesPathException e) {
      throw node.error("not an expression of JMESPath: " + e.getMessage());
    }
  }

  JsonNode of(JsonNode value) {
    try {
      return expression.search(value);
    } catch (JmesPathException | ArithmeticException e) {
      throw new InvalidPayload(place, "the expression can't be evaluated on this body");
    }
  }
}
