// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Writes without end and says what was acknowledged, until it is killed. */
final class CrashVictim {

  private CrashVictim() {}

  public static void main(String[] args) {
    var fixture = new Fixture(Path.of(args[0]), Optional.of(Path.of(args[1])));
    var dynamo = fixture.dynamo("test");
    var sqs = fixture.sqs("test");
    var sns = fixture.sns("test");
    var critical =
        MessageAttributeValue.builder().dataType("String").stringValue("critical").build();
    for (int thread = 0; thread < 2; thread++) {
      endlessly(
          "item " + thread,
          key ->
              dynamo.putItem(
                  it ->
                      it.tableName(fixture.stack.ref("Items"))
                          .item(Map.of("pk", AttributeValue.fromS(key)))));
      endlessly(
          "message " + thread,
          body -> sqs.sendMessage(it -> it.queueUrl(fixture.stack.ref("Dead")).messageBody(body)));
      endlessly(
          "page " + thread,
          body ->
              sns.publish(
                  it ->
                      it.topicArn(fixture.stack.ref("Pages"))
                          .message(body)
                          .messageAttributes(Map.of("severity", critical))));
    }
  }

  private static void endlessly(String name, Consumer<String> write) {
    Thread.ofPlatform()
        .start(
            () -> {
              for (int i = 0; ; i++) {
                var what = name + " " + i;
                write.accept(what);
                System.out.println(what);
              }
            });
  }
}
