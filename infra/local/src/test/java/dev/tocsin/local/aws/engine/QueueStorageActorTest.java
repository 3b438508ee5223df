// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import org.elasticmq.persistence.CreateQueueMetadata;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.PartialFunction;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

class QueueStorageActorTest {

  @TempDir Path folder;

  @Test
  void whatFailsForAMomentIsKeptAllTheSame() {
    var failures = new AtomicInteger(2);
    try (var storage = QueueStorage.open(folder)) {
      var uri = (String) storage.settings().get("messages-storage.uri");
      var system = ActorSystem.create("test");
      try {
        var actor =
            system.actorOf(Props.create(QueueStorageActor.class, () -> failing(uri, failures)));
        assertThat(QueueServer.ask(actor, "a message")).isEqualTo("kept");
        assertThat(failures).hasValue(-1);
        assertThat(QueueServer.ask(actor, "the next")).isEqualTo("kept");
      } finally {
        system.terminate();
      }
    }
  }

  /** Fails as often as there are failures left, and then says that it has kept the message. */
  private static QueueStorageActor failing(String uri, AtomicInteger failures) {
    var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
    var queues = new java.util.ArrayList<CreateQueueMetadata>();
    return new QueueStorageActor(config, CollectionConverters.asScala(queues).toList()) {
      @Override
      public PartialFunction<Object, BoxedUnit> receive() {
        return ReceiveBuilder.create()
            .matchAny(
                message -> {
                  if (failures.getAndDecrement() > 0) {
                    throw new IllegalArgumentException("requirement failed");
                  }
                  sender().tell("kept", self());
                })
            .build()
            .onMessage();
      }
    };
  }
}
