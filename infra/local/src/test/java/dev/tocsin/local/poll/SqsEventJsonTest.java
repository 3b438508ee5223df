// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsEventJsonTest {

  private static final String ARN = "arn:aws:sqs:eu-west-1:000000000000:work";

  /** Read as Lambda's own runtime reads it. */
  private static SQSEvent.SQSMessage read(Message message) {
    var json = SqsEventJson.of(ARN, List.of(message));
    return LambdaEventSerializers.serializerFor(
            SQSEvent.class, SqsEventJsonTest.class.getClassLoader())
        .fromJson(new ByteArrayInputStream(json))
        .getRecords()
        .getFirst();
  }

  @Test
  void everythingThatAMessageHas() {
    var read =
        read(
            Message.builder()
                .messageId("id")
                .receiptHandle("handle")
                .body("{\"a\":\"ü\"}")
                .md5OfBody("md5")
                .md5OfMessageAttributes("md5a")
                .attributesWithStrings(
                    Map.of("ApproximateReceiveCount", "2", "SentTimestamp", "1795248000000"))
                .messageAttributes(
                    Map.of(
                        "text",
                        MessageAttributeValue.builder().dataType("String").stringValue("x").build(),
                        "bytes",
                        MessageAttributeValue.builder()
                            .dataType("Binary")
                            .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                            .build()))
                .build());

    assertThat(read.getMessageId()).isEqualTo("id");
    assertThat(read.getReceiptHandle()).isEqualTo("handle");
    assertThat(read.getBody()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(read.getMd5OfBody()).isEqualTo("md5");
    assertThat(read.getMd5OfMessageAttributes()).isEqualTo("md5a");
    assertThat(read.getAttributes()).containsEntry("ApproximateReceiveCount", "2");
    assertThat(read.getEventSource()).isEqualTo("aws:sqs");
    assertThat(read.getEventSourceArn()).isEqualTo(ARN);
    assertThat(read.getAwsRegion()).isEqualTo("eu-west-1");
    var attributes = read.getMessageAttributes();
    assertThat(attributes.get("text").getStringValue()).isEqualTo("x");
    assertThat(attributes.get("text").getDataType()).isEqualTo("String");
    assertThat(attributes.get("bytes").getBinaryValue().array()).containsExactly(1, 2);
  }

  @Test
  void aBareMessage() {
    var read = read(Message.builder().messageId("id").body("b").build());

    assertThat(read.getMessageAttributes()).isEmpty();
    assertThat(read.getMd5OfMessageAttributes()).isNull();
  }
}
