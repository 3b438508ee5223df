// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.aws.call.AwsException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies of the SNS developer guide, "Filter policy constraints" and the pages below it. */
class FilterPolicyTest {

  /** Attributes are written {@code name:type=value}, several with a semicolon between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                | a:String=x                | true
          {"a":["x"]}                                       | a:String=x                | true
          {"a":["x"]}                                       | a:String=y                | false
          {"a":["x"]}                                       | b:String=x                | false
          {"a":["x"]}                                       |                           | false
          {"a":["x","y"]}                                   | a:String=y                | true
          {"a":["x"],"b":["y"]}                             | a:String=x;b:String=y     | true
          {"a":["x"],"b":["y"]}                             | a:String=x                | false
          {"a":[{"prefix":"ab"}]}                           | a:String=abc              | true
          {"a":[{"prefix":"ab"}]}                           | a:String=cab              | false
          {"a":[{"suffix":"bc"}]}                           | a:String=abc              | true
          {"a":[{"equals-ignore-case":"AbC"}]}              | a:String=aBc              | true
          {"a":[{"wildcard":"a*c"}]}                        | a:String=abbc             | true
          {"a":[{"wildcard":"a*c"}]}                        | a:String=abbd             | false
          {"a":[{"anything-but":["x"]}]}                    | a:String=y                | true
          {"a":[{"anything-but":["x"]}]}                    | a:String=x                | false
          {"a":[{"anything-but":["x"]}]}                    |                           | false
          {"a":[{"anything-but":{"prefix":"x"}}]}           | a:String=yx               | true
          {"a":[{"anything-but":{"prefix":"x"}}]}           | a:String=xy               | false
          {"a":[{"exists":true}]}                           | a:String=x                | true
          {"a":[{"exists":true}]}                           | b:String=x                | false
          {"a":[{"exists":false}]}                          | b:String=x                | true
          {"a":[{"exists":false}]}                          |                           | true
          {"a":[{"exists":false}]}                          | a:String=x                | false
          {"n":[100]}                                       | n:Number=100              | true
          {"n":[100]}                                       | n:Number=100.0            | true
          {"n":[100]}                                       | n:String=100              | false
          {"n":["100"]}                                     | n:Number=100              | false
          {"n":[{"numeric":["=",301.5]}]}                   | n:Number=3.015e2          | true
          {"n":[{"numeric":[">",0,"<=",150]}]}              | n:Number=150              | true
          {"n":[{"numeric":[">",0,"<=",150]}]}              | n:Number=151              | false
          {"n":[{"numeric":["<",0]}]}                       | n:Number=-1               | true
          {"a":["x"]}                                       | a:String.Array=["x","y"]  | true
          {"a":["z"]}                                       | a:String.Array=["x","y"]  | false
          {"a":[7]}                                         | a:String.Array=[5,7]      | true
          {"a":[true]}                                      | a:String.Array=[true]     | true
          {"a":[null]}                                      | a:String.Array=[null]     | true
          {"a":["eA=="]}                                    | a:Binary=eA==             | false
          {"a":[{"cidr":"10.0.0.0/24"}]}                    | a:String=10.0.0.255       | true
          {"a":[{"cidr":"10.0.0.0/24"}]}                    | a:String=10.0.1.1         | false
          {"$or":[{"a":["x"]},{"b":["y"]}]}                 | b:String=y                | true
          {"$or":[{"a":["x"]},{"b":["y"]}]}                 | b:String=x                | false
          {"receiver":[{"anything-but":["nobody"]}]}        | receiver:String=slack     | true
          {"receiver":[{"anything-but":["nobody"]}]}        | receiver:String=nobody    | false
          """)
  void attributesAreMatched(String policy, String attributes, boolean accepted) {
    assertThat(
            FilterPolicy.of(policy, "MessageAttributes")
                .accepts(message("{\"a\":\"x\"}", attributes)))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":["x"]}                                    | {"a":"x"}                            | true
          {"a":["x"]}                                    | {"a":["y","x"]}                      | true
          {"a":["x"]}                                    | not json                             | false
          {"a":["x"]}                                    | "x"                                  | false
          {"a":["x"]}                                    | [1]                                  | false
          {"a":{"b":["x"]}}                              | {"a":{"b":"x"}}                      | true
          {"a":{"b":["x"]}}                              | {"a":{"c":"x"}}                      | false
          {"n":[{"numeric":[">",5]}]}                    | {"n":6}                              | true
          {"n":[{"numeric":[">",5]}]}                    | {"n":"6"}                            | false
          {"a":[true]}                                   | {"a":true}                           | true
          {"a":[null]}                                   | {"a":null}                           | true
          {"a":[{"exists":false}]}                       | {"b":1}                              | true
          {"l":{"b":["x"],"c":["y"]}}                    | {"l":[{"b":"x","c":"y"}]}            | true
          {"l":{"b":["x"],"c":["y"]}}                    | {"l":[{"b":"x"},{"c":"y"}]}          | false
          {"a":{"$or":[{"b":["x"]},{"c":["y"]}]}}        | {"a":{"c":"y"}}                      | true
          {}                                             | not json                             | true
          """)
  void bodiesAreMatched(String policy, String body, boolean accepted) {
    assertThat(FilterPolicy.of(policy, "MessageBody").accepts(message(body, null)))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"a\":\"x\"}",
        "{\"a\":[]}",
        "{\"a\":[{\"sounds-like\":\"x\"}]}",
        "{\"a\":[{\"numeric\":[\"~\",5]}]}"
      })
  void whatSnsRefusesIsRefused(String policy) {
    assertThatThrownBy(() -> FilterPolicy.of(policy, "MessageAttributes"))
        .isInstanceOf(AwsException.class)
        .hasMessageStartingWith("Invalid parameter: ");
  }

  private static Message message(String body, String attributes) {
    var parsed = new LinkedHashMap<String, Message.Attribute>();
    for (var one : attributes == null ? new String[0] : attributes.split(";")) {
      int colon = one.indexOf(':');
      int equals = one.indexOf('=');
      parsed.put(
          one.substring(0, colon),
          new Message.Attribute(one.substring(colon + 1, equals), one.substring(equals + 1)));
    }
    return new Message("id", "", Map.of("default", body), parsed);
  }
}
