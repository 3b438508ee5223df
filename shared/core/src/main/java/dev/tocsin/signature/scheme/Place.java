// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.template.Url;
import java.util.Optional;

/** Where a request carries a value that decides. */
sealed interface Place {

  /** The value, or nothing if it is not there; refused if there are two. */
  Optional<String> find(Request request) throws Refusal;

  /** Puts the value there. */
  void put(String value, Proof proof);

  Reason whenMissing();

  /** The value, which must be there and not empty. */
  default String only(Request request) throws Refusal {
    return find(request)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new Refusal(whenMissing()));
  }

  /** A header's name, or {@code {field: path}} or {@code {query: name}}. */
  static Place read(Node node) {
    if (!node.isMap()) {
      return new Header(node.text());
    }
    node.allowing("header", "field", "query");
    if (node.entries().size() != 1) {
      throw node.error("expected one of header, field, query");
    }
    if (node.find("field").isPresent()) {
      return new Field(node.get("field").text());
    }
    return node.find("query").isPresent()
        ? new Query(node.get("query").text())
        : new Header(node.get("header").text());
  }

  /** A header field. */
  record Header(String name) implements Place {
    @Override
    public Optional<String> find(Request request) throws Refusal {
      return request.headers().find(name);
    }

    @Override
    public void put(String value, Proof proof) {
      proof.headers().put(name, value);
    }

    @Override
    public Reason whenMissing() {
      return Reason.MISSING_HEADER;
    }
  }

  /** A value in the body. */
  record Field(String path) implements Place {
    @Override
    public Optional<String> find(Request request) {
      return request.fields().text(path);
    }

    @Override
    public void put(String value, Proof proof) {
      proof.fields().put(path, value);
    }

    @Override
    public Reason whenMissing() {
      return Reason.MISSING_FIELD;
    }
  }

  /** A parameter of the URL's query, which must not be there twice. */
  record Query(String name) implements Place {
    @Override
    public Optional<String> find(Request request) throws Refusal {
      return new Url(request.url()).parameter(name);
    }

    @Override
    public void put(String value, Proof proof) {
      proof.query().put(name, value);
    }

    @Override
    public Reason whenMissing() {
      return Reason.MISSING_FIELD;
    }
  }
}
