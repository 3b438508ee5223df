// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.sample;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sends a message by an AWS SDK of its own, set up by nothing but its environment. */
public final class Sender {

  private final SqsClient queues = SqsClient.create();

  /** What became of sending to the queue of this URL. */
  public String send(String url) {
    try {
      queues.sendMessage(
          r -> r.queueUrl(url).messageBody("from " + SqsClient.class.getClassLoader().getName()));
      return "sent";
    } catch (SqsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }
}
