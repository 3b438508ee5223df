// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a signature covers: literal text and parts of the request, for instance {@code
 * v0:{timestamp}:{body}}. The content is put together from bytes, part by part, so nothing that a
 * body contains is ever taken for a part.
 *
 * @param urlForms how the sender may have written the URL; one where it is not covered
 */
public record Template(List<Part> parts, List<UrlForm> urlForms) {

  private static final Pattern TOKEN = Pattern.compile("\\{([a-z0-9]+)(?::([^{}]+))?}|[^{}]+");

  public Template {
    parts = List.copyOf(parts);
    urlForms = List.copyOf(urlForms);
  }

  /** Reads {@code template}, {@code urlForms} and {@code coversBody}. */
  public static Template read(Node scheme) {
    var node = scheme.get("template");
    var forms = scheme.each("urlForms", form -> form.word(UrlForm.class));
    var template = new Template(parts(node), forms.isEmpty() ? List.of(UrlForm.AS_GIVEN) : forms);
    boolean covers = scheme.find("coversBody").map(Node::flag).orElse(true);
    if (covers && template.parts.stream().noneMatch(Template::coversBody)) {
      throw node.error(
          "a signature that does not cover {body} proves nothing about it; if the sender is so, say"
              + " 'coversBody: false'");
    }
    if (!forms.isEmpty() && !template.coversUrl()) {
      throw node.error("'urlForms' are for a template with {url}");
    }
    return template;
  }

  private static List<Part> parts(Node node) {
    var text = node.text();
    var parts = new ArrayList<Part>();
    var token = TOKEN.matcher(text);
    int end = 0;
    while (token.find() && token.start() == end) {
      parts.add(
          token.group(1) == null
              ? new Part.Literal(token.group())
              : part(token.group(1), token.group(2), node));
      end = token.end();
    }
    if (end != text.length()) {
      throw node.error("a brace that is not one of " + known() + " in '" + text + "'");
    }
    return parts;
  }

  private static Part part(String name, @Nullable String of, Node node) {
    if (of != null) {
      return switch (name) {
        case "header" -> new Part.Header(of);
        case "field" -> new Part.BodyField(of);
        default -> throw unknown(name, node);
      };
    }
    return Arrays.stream(Part.Field.values())
        .filter(field -> field.word().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, node));
  }

  private static RuntimeException unknown(String name, Node node) {
    return node.error("unknown field {" + name + "}; known: " + known());
  }

  private static String known() {
    var names = new StringBuilder();
    for (var field : Part.Field.values()) {
      names.append('{').append(field.word()).append("}, ");
    }
    return names.append("{header:<name>}, {field:<path>}").toString();
  }

  private static boolean coversBody(Part part) {
    return part instanceof Part.Field field && field.coversBody();
  }

  public boolean usesTimestamp() {
    return parts.contains(Part.Field.TIMESTAMP);
  }

  /** Whether every field of the body is covered that somebody could ask for. */
  public boolean coversFields() {
    return parts.stream().anyMatch(part -> part == Part.Field.BODY || part == Part.Field.SNS);
  }

  public boolean usesId() {
    return parts.contains(Part.Field.ID);
  }

  public boolean coversUrl() {
    return parts.contains(Part.Field.URL);
  }

  public boolean usesSecret() {
    return parts.contains(Part.Field.SECRET);
  }

  /**
   * What may have been signed, each in pieces: one content, or one for each form of the URL and
   * each secret where these are part of it.
   */
  public List<List<byte[]>> contents(
      Request request, String timestamp, String id, List<String> secrets) throws Refusal {
    var contents = new ArrayList<List<byte[]>>();
    for (var secret : usesSecret() ? secrets : List.of("")) {
      for (var url : urls(request)) {
        contents.add(content(new Values(request, url, timestamp, id, secret)));
      }
    }
    return contents;
  }

  private List<String> urls(Request request) {
    return coversUrl()
        ? urlForms.stream().map(form -> form.of(new Url(request.url()))).distinct().toList()
        : List.of("");
  }

  private List<byte[]> content(Values values) throws Refusal {
    var pieces = new ArrayList<byte[]>(parts.size());
    for (var part : parts) {
      pieces.add(part.bytes(values));
    }
    return pieces;
  }
}
