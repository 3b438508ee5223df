// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.aws.call.Failure;
import dev.tocsin.local.aws.call.Xml;
import dev.tocsin.local.aws.engine.Engine;
import dev.tocsin.local.aws.role.Gate;
import dev.tocsin.local.aws.topic.SnsApi;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that every AWS call goes through, whichever door it came in by: who calls what, may
 * they, and who answers.
 */
final class AwsFront {

  private static final Logger LOG = LoggerFactory.getLogger(AwsFront.class);

  private final String accountId;
  private final Gate gate;
  private final Engine tables;
  private final Engine queues;
  private final SnsApi topics;
  private final SecretsApi secrets;

  AwsFront(
      String accountId,
      Gate gate,
      Engine tables,
      Engine queues,
      SnsApi topics,
      SecretsApi secrets) {
    this.accountId = accountId;
    this.gate = gate;
    this.tables = tables;
    this.queues = queues;
    this.topics = topics;
    this.secrets = secrets;
  }

  /** Never throws: an error is an answer. */
  AwsResponse answer(AwsRequest request) {
    try {
      var call = Call.of(request);
      gate.check(call);
      return answer(call);
    } catch (AwsException e) {
      return Failure.of(request, e);
    } catch (RuntimeException e) { // The edge: a defect of ours must not look like a hang.
      LOG.error("a call failed inside the local runtime", e);
      return Failure.of(request, new AwsException(500, "InternalFailure", e.toString()));
    }
  }

  private AwsResponse answer(Call call) {
    return switch (call.service()) {
      case "dynamodb" -> tables.answer(call);
      case "sqs" -> queues.answer(call);
      case "sns" -> topics.answer(call);
      case "secretsmanager" -> secrets.answer(call);
      case "sts" -> caller(call);
      default ->
          throw new AwsException(
              400,
              "UnknownOperationException",
              "The local runtime does not have the service %s (%s)"
                  .formatted(call.service(), call.operation()));
    };
  }

  private AwsResponse caller(Call call) {
    if (!call.operation().equals("GetCallerIdentity")) {
      throw new AwsException(
          400,
          "InvalidAction",
          "The local runtime does not have STS's operation " + call.operation());
    }
    return AwsResponse.xml(
        200,
        new Xml()
            .open("GetCallerIdentityResponse")
            .open("GetCallerIdentityResult")
            .text("Arn", gate.caller(call.accessKey()))
            .text("UserId", call.accessKey())
            .text("Account", accountId)
            .close("GetCallerIdentityResult")
            .open("ResponseMetadata")
            .text("RequestId", UUID.randomUUID().toString())
            .close("ResponseMetadata")
            .close("GetCallerIdentityResponse")
            .toString());
  }
}
