// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.lambda.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

class BatchResultTest {

  private static final List<Message> BATCH =
      List.of(Message.builder().messageId("1").build(), Message.builder().messageId("2").build());

  private static List<String> handled(String answer, boolean partial) {
    var response = new Response.Answered(answer.getBytes(StandardCharsets.UTF_8));
    return BatchResult.handled(BATCH, response, partial).stream().map(Message::messageId).toList();
  }

  /** The table of "Reporting batch item failures" in Lambda's developer guide. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}    | 1",
        "{\"batchItemFailures\":[]}                              | 1,2",
        "{\"batchItemFailures\":null}                            | 1,2",
        "{}                                                      | 1,2",
        "null                                                    | 1,2",
        "``                                                      | 1,2",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}     | ``",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}     | ``",
        "{\"batchItemFailures\":[{\"wrongKey\":\"2\"}]}          | ``",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"other\"}]}| ``",
        "{\"batchItemFailures\":\"2\"}                           | ``",
        "{not JSON                                               | ``",
      })
  void whatLambdaDeletes(String answer, String handled) {
    assertThat(String.join(",", handled(answer, true))).isEqualTo(handled);
  }

  @Test
  void withoutReportsTheAnswerDoesNotMatter() {
    assertThat(handled("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}", false))
        .containsExactly("1", "2");
  }

  @Test
  void aFailedInvocationHandlesNothing() {
    assertThat(BatchResult.handled(BATCH, new Response.Failed(new byte[0]), true)).isEmpty();
    assertThat(BatchResult.handled(BATCH, new Response.TimedOut(new byte[0]), false)).isEmpty();
  }
}
