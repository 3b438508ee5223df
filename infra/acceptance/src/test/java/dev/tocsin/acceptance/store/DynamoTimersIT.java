// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Queue;
import dev.tocsin.aws.store.DynamoTimers;
import dev.tocsin.testkit.TimersContract;
import dev.tocsin.timer.Timer;
import dev.tocsin.timer.Timers;
import dev.tocsin.timer.Wakeup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DynamoTimersIT extends TimersContract {

  private final Backend backend = Backend.get();
  private final String queue = backend.queue("GroupTimersQueue");
  private final Timers timers =
      new DynamoTimers(
          backend.dynamo(),
          backend.table("TimersTable"),
          Map.of(Timer.Owner.GROUP, new Queue<>(backend.sqs(), queue)),
          clock);

  @Override
  protected Timers timers() {
    return timers;
  }

  @Override
  protected List<Wakeup> sent() {
    var sent = new ArrayList<Wakeup>();
    while (true) {
      var messages =
          backend
              .sqs()
              .receiveMessage(
                  receive -> receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(0))
              .messages();
      if (messages.isEmpty()) {
        return sent;
      }
      for (var message : messages) {
        sent.add(Json.read(message.body(), Wakeup.class));
        backend
            .sqs()
            .deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
