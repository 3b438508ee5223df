// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.PartialFunction;
import scala.collection.immutable.List;
import scala.runtime.BoxedUnit;

/**
 * ElasticMQ's storage of messages, which survives a failure. It is handed messages that their queue
 * goes on to change: where the receipt of a delivery is there by half while the message is written
 * down, that fails, and does not a moment later.
 *
 * <p>What can't be kept at all is not acknowledged, so that whoever sent it sends it again. Left to
 * its supervisor the storage would be started anew, know no queue, and acknowledge messages that it
 * keeps nowhere: docs/adr/0020-what-the-engines-keep.md.
 */
class QueueStorageActor extends SqlQueuePersistenceActor {

  private static final Logger LOG = LoggerFactory.getLogger(QueueStorageActor.class);
  private static final int ATTEMPTS = 5;

  QueueStorageActor(SqlQueuePersistenceConfig config, List<CreateQueueMetadata> queues) {
    super(config, queues);
  }

  @Override
  public void aroundReceive(PartialFunction<Object, BoxedUnit> receive, Object message) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        super.aroundReceive(receive, message);
        return;
      } catch (Exception e) { // Scala throws SQLException, too, without saying so.
        if (attempt == ATTEMPTS) {
          LOG.error("the queues can't keep and don't acknowledge a {}", what(message), e);
        }
      }
    }
  }

  /** Not the message itself: a body is nobody's business. */
  private static String what(Object message) {
    return message.getClass().getSimpleName();
  }
}
