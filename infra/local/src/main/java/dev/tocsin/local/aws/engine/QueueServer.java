// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.Limits;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Left;

/**
 * ElasticMQ's parts, put together as its own server does it, so that the actor that holds the
 * queues can be asked without its HTTP server.
 *
 * @param manager knows the queues, each an actor of its own
 */
record QueueServer(ActorSystem system, ActorRef manager, SQSRestServer http, Limits limits)
    implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  /**
   * Starts with the queues that the configuration names, and those that the storage holds.
   *
   * @throws StateException if a queue can't be made or restored
   */
  static QueueServer start(Config configuration) {
    var config = new ElasticMQServerConfig(configuration);
    var limits = config.restSqs().sqsLimits();
    var system = ActorSystem.create("elasticmq");
    try {
      var storage = storage(system, config);
      var manager =
          system.actorOf(
              Props.create(
                  QueueManagerActor.class,
                  () -> new QueueManagerActor(new NowProvider(), limits, storage)));
      if (storage.isDefined()) {
        require(ask(storage.get(), new QueueEvent.Restore(manager)));
      } else {
        CollectionConverters.asJava(config.baseQueues())
            .forEach(queue -> require(ask(manager, new CreateQueue(queue.toCreateQueueData()))));
      }
      return new QueueServer(system, manager, listen(system, manager, storage, config), limits);
    } catch (RuntimeException e) {
      terminate(system);
      throw e;
    }
  }

  private static Option<ActorRef> storage(ActorSystem system, ElasticMQServerConfig config) {
    var wanted = config.sqlQueuePersistenceConfig();
    return wanted.enabled()
        ? Option.apply(
            system.actorOf(
                Props.create(
                    QueueStorageActor.class,
                    () -> new QueueStorageActor(wanted, config.baseQueues()))))
        : Option.empty();
  }

  private static SQSRestServer listen(
      ActorSystem system,
      ActorRef manager,
      Option<ActorRef> storage,
      ElasticMQServerConfig config) {
    var server =
        new TheSQSRestServerBuilder(
                Option.apply(system),
                Option.apply(manager),
                config.restSqs().bindHostname(),
                config.restSqs().bindPort(),
                config.nodeAddress(),
                config.generateNodeAddress(),
                config.restSqs().sqsLimits(),
                config.awsRegion(),
                config.awsAccountId(),
                storage,
                config.autoCreateQueues())
            .start();
    server.waitUntilStarted();
    return server;
  }

  /** What an actor answers. */
  static Object ask(ActorRef actor, Object message) {
    try {
      return Patterns.ask(actor, message, LONGEST_START).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new StateException("ElasticMQ does not answer: " + e.getCause());
    }
  }

  private static void require(Object answer) {
    if (answer instanceof Left<?, ?> errors) {
      throw new StateException("ElasticMQ does not start: " + errors.value());
    }
  }

  @Override
  public void close() {
    http.stopAndWait();
    terminate(system);
  }

  private static void terminate(ActorSystem system) {
    system.terminate();
    try {
      system
          .getWhenTerminated()
          .toCompletableFuture()
          .get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      throw new StateException("ElasticMQ does not stop: " + e);
    }
  }
}
