// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.signature.Documents;
import dev.tocsin.signature.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents of one request, for signatures that stand in them. A document in which a name
 * occurs twice has no fields: two readers could take different values. The last document is kept,
 * so that many questions about a body cost one reading; not for use by several threads.
 */
public final class JsonDocuments implements Documents {

  private static final ObjectReader STRICT =
      Json.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private byte @Nullable [] lastDocument;
  private Fields lastFields = Fields.NONE;

  @Override
  public Fields read(byte[] document) {
    if (document != lastDocument) {
      lastFields = parsed(document);
      lastDocument = document;
    }
    return lastFields;
  }

  @Override
  public Optional<String> first(byte[] document, String path) {
    if (document == lastDocument) {
      return lastFields.text(path);
    }
    try (var parser = Json.mapper().createParser(document)) {
      return first(parser, path.split("\\."));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Passes over everything that is not on the way. */
  private static Optional<String> first(JsonParser parser, String[] path) throws IOException {
    for (var name : path) {
      if (parser.currentToken() == null) {
        parser.nextToken();
      }
      if (!parser.isExpectedStartObjectToken()) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME && !parser.currentName().equals(name)) {
        parser.nextToken();
        parser.skipChildren();
      }
      if (parser.currentToken() != JsonToken.FIELD_NAME) {
        return Optional.empty();
      }
      parser.nextToken();
    }
    return parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL
        ? Optional.of(parser.getText())
        : Optional.empty();
  }

  /**
   * A document with other texts at some paths, where there are objects for them to stand in; as it
   * was, to the byte, if there are none.
   *
   * @throws JsonException if it is not JSON
   */
  public static byte[] with(byte[] document, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return document;
    }
    var tree = Json.parse(document);
    texts.forEach(
        (path, text) -> {
          int last = path.lastIndexOf('.');
          var parent = last < 0 ? tree : new JsonFields(tree).find(path.substring(0, last));
          if (parent instanceof ObjectNode object) {
            object.put(path.substring(last + 1), text);
          }
        });
    return Json.write(tree).getBytes(StandardCharsets.UTF_8);
  }

  private static Fields parsed(byte[] document) {
    try {
      return new JsonFields(STRICT.readTree(document));
    } catch (IOException e) {
      return Fields.NONE;
    }
  }

  private record JsonFields(JsonNode node) implements Fields {

    @Override
    public Optional<String> text(String path) {
      var found = find(path);
      return found.isValueNode() && !found.isNull()
          ? Optional.of(found.asText())
          : Optional.empty();
    }

    @Override
    public int items(String path) {
      var found = find(path);
      return found.isArray() ? found.size() : 0;
    }

    @Override
    public Fields at(String path) {
      return new JsonFields(find(path));
    }

    private JsonNode find(String path) {
      var found = node;
      for (var name : path.split("\\.")) {
        found = found.isArray() ? found.path(index(name)) : found.path(name);
      }
      return found;
    }

    private static int index(String name) {
      return name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1;
    }
  }
}
