// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What answers the calls of one AWS service. */
@FunctionalInterface
public interface Engine {

  /** Answers a call; an error is an answer, too. */
  AwsResponse answer(Call call);

  /**
   * Calls an operation of a JSON service on the runtime's own behalf.
   *
   * @param target such as {@code AmazonSQS.SendMessage}
   */
  default AwsResponse call(String target, String json) {
    return answer(
        Call.of(
            new AwsRequest(
                "POST",
                "/",
                Map.of(
                    "content-type",
                    "application/x-amz-json-1.0",
                    "x-amz-target",
                    target,
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=LOCAL/20260101/us-east-1/local/aws4_request,"
                        + " SignedHeaders=host, Signature=none"),
                json.getBytes(StandardCharsets.UTF_8))));
  }
}
