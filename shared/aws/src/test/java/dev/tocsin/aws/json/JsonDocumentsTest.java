// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.signature.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

  private static final String BODY =
      "{'a':{'b':'text','n':12,'t':true,'none':null},'list':[{'x':'first'},{'x':'second'}]}";

  @Test
  void fieldsAreFoundByNamesAndIndexes() {
    var fields = fields(BODY);
    assertThat(fields.text("a.b")).hasValue("text");
    assertThat(fields.text("a.n")).hasValue("12");
    assertThat(fields.text("a.t")).hasValue("true");
    assertThat(fields.text("list.1.x")).hasValue("second");
    assertThat(fields.at("list.0").text("x")).hasValue("first");
    assertThat(fields.items("list")).isEqualTo(2);
  }

  @Test
  void whatIsNoValueIsNoText() {
    var fields = fields(BODY);
    for (var path : new String[] {"a", "list", "a.none", "b", "list.2.x", "list.x", "a.b.c", ""}) {
      assertThat(fields.text(path)).as(path).isEmpty();
    }
    assertThat(fields.items("a")).isZero();
    assertThat(fields.at("nowhere").text("x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "{'a':1,'a':2}", "{'x':{'a':1,'a':1},'b':'c'}", "{} {}"})
  void whatCouldBeReadInTwoWaysOrNoneHasNoFields(String body) {
    var fields = fields(body);
    assertThat(fields.text("a")).isEmpty();
    assertThat(fields.text("b")).isEmpty();
  }

  @Test
  void oneValueIsFoundWithoutReadingOn() {
    assertThat(first("{'a':{'x':[1,{'b':2}],'b':'found'},'a'", "a.b")).hasValue("found");
    assertThat(first("{'x':{'id':1},'id':7}", "id")).hasValue("7");
    for (var body : List.of("", "[]", "{'a':1}", "{'a':{'b':null}}", "{'a':{'b':{}}}", "{'a':{")) {
      assertThat(first(body, "a.b")).as(body).isEmpty();
    }
  }

  private static Optional<String> first(String body, String path) {
    return new JsonDocuments()
        .first(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), path);
  }

  @Test
  void textsAreSetWhereThereIsAnObjectForThem() {
    var body = "{\"a\":{\"b\":1},\"list\":[{}]}".getBytes(StandardCharsets.UTF_8);
    var changed = JsonDocuments.with(body, Map.of("a.b", "x", "list.0.c", "y", "no.where", "z"));
    assertThat(new String(changed, StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":{\"b\":\"x\"},\"list\":[{\"c\":\"y\"}]}");
    assertThat(JsonDocuments.with(body, Map.of())).isSameAs(body);
  }

  private static Fields fields(String body) {
    return new JsonDocuments().read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
