// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;

/** Handles a batch: a body that begins with "bad" fails, one that is "crash" fails the batch. */
public final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var message : event.getRecords()) {
      var attribute = message.getMessageAttributes().get("colour");
      System.out.printf(
          "handled %s receives=%s colour=%s source=%s of=%d%n",
          message.getBody(),
          message.getAttributes().get("ApproximateReceiveCount"),
          attribute == null ? "none" : attribute.getStringValue(),
          message.getEventSourceArn(),
          event.getRecords().size());
      if (message.getBody().equals("crash")) {
        throw new IllegalStateException("crashed");
      }
      if (message.getBody().startsWith("bad")) {
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }
}
