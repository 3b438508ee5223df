// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.DefaultVisibilityTimeout$;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.Limits;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.NewMessageData;
import org.elasticmq.NextDelivery;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.rest.sqs.MD5Util;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/**
 * The three calls of which a running suite makes thousands, put to ElasticMQ's queues directly: a
 * plain message sent, a batch received, a batch deleted. Whatever is not entirely plain, and every
 * error, is left to ElasticMQ's own HTTP server, so that there is one wording of each:
 * docs/adr/0013-engines-without-a-socket.md.
 */
final class QueueCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than the 5 seconds after which ElasticMQ gives up on its storage, and says nothing. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(6);

  /** The longest poll, 20 seconds, and a write. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(26);

  private static final int MOST_PER_CALL = 10;
  private static final int LONGEST_DELAY_SECONDS = 900;
  private static final int LONGEST_POLL_SECONDS = 20;

  private static final Set<String> OF_SEND = Set.of("QueueUrl", "MessageBody", "DelaySeconds");
  private static final Set<String> OF_DELETE = Set.of("QueueUrl", "Entries");
  private static final Set<String> OF_ENTRY = Set.of("Id", "ReceiptHandle");
  private static final Set<String> OF_RECEIVE =
      Set.of(
          "QueueUrl",
          "MaxNumberOfMessages",
          "WaitTimeSeconds",
          "AttributeNames",
          "MessageSystemAttributeNames",
          "MessageAttributeNames");

  private final QueueServer server;
  private final ReceivedMessages received;

  /**
   * @param arnPrefix the ARN of a queue but its name
   */
  QueueCalls(QueueServer server, String arnPrefix) {
    this.server = server;
    this.received = new ReceivedMessages(arnPrefix);
  }

  /** The answer, if it is one of these calls, plain, and succeeds. */
  Optional<AwsResponse> answer(Call call) {
    return switch (call.operation()) {
      case "SendMessage" -> has(call, OF_SEND) ? send(call) : Optional.empty();
      case "ReceiveMessage" -> has(call, OF_RECEIVE) ? receive(call) : Optional.empty();
      case "DeleteMessageBatch" -> has(call, OF_DELETE) ? delete(call) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<AwsResponse> send(Call call) {
    var body = call.json().path("MessageBody");
    var delay = call.json().path("DelaySeconds");
    if (!body.isTextual()
        || !isWithin(delay, 0, LONGEST_DELAY_SECONDS)
        || !isSendable(body.textValue(), server.limits())) {
      return Optional.empty();
    }
    return queue(call)
        .map(
            queue -> {
              var sent =
                  (MessageData) answer(queue, message(body.textValue(), delay), LONGEST_WRITE);
              return json(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("MD5OfMessageBody", MD5Util.md5Digest(body.textValue()))
                      .put("MessageId", sent.id().id()));
            });
  }

  private static boolean isSendable(String body, Limits limits) {
    return Limits.verifyMessageBody(body, limits).isRight()
        && Limits.verifyMessageLength(body.getBytes(StandardCharsets.UTF_8).length, limits)
            .isRight();
  }

  private static SendMessage message(String body, JsonNode delay) {
    NextDelivery next =
        delay.isMissingNode()
            ? ImmediateNextDelivery$.MODULE$
            : new AfterMillisNextDelivery(delay.longValue() * 1000);
    return new SendMessage(
        new NewMessageData(
            Option.empty(),
            new MessageContent(body),
            Map$.MODULE$.empty(),
            next,
            Option.empty(),
            Option.empty(),
            0,
            Option.empty(),
            Option.empty(),
            Option.empty()));
  }

  private Optional<AwsResponse> receive(Call call) {
    var most = call.json().path("MaxNumberOfMessages");
    var wait = call.json().path("WaitTimeSeconds");
    if (!isWithin(most, 1, MOST_PER_CALL)
        || !isWithin(wait, 0, LONGEST_POLL_SECONDS)
        || !wantsAll(call)) {
      return Optional.empty();
    }
    var request =
        new ReceiveMessages(
            DefaultVisibilityTimeout$.MODULE$,
            most.asInt(1),
            Option.apply(wait.isMissingNode() ? null : Duration.ofSeconds(wait.longValue())),
            Option.empty());
    return queue(call)
        .flatMap(
            queue ->
                answer(queue, request, LONGEST_READ)
                        instanceof scala.collection.immutable.List<?> messages
                    ? Optional.of(json(received.json(CollectionConverters.asJava(messages))))
                    : Optional.empty());
  }

  /** A poller wants all that there is to know; other selections are not made here. */
  private static boolean wantsAll(Call call) {
    var system = call.json().path("MessageSystemAttributeNames");
    return isAll(system.isMissingNode() ? call.json().path("AttributeNames") : system)
        && isAll(call.json().path("MessageAttributeNames"));
  }

  private static boolean isAll(JsonNode names) {
    return names.size() == 1 && names.path(0).asText().equals("All");
  }

  private Optional<AwsResponse> delete(Call call) {
    var entries = call.json().path("Entries");
    var ids = new HashSet<String>();
    for (var entry : entries) {
      if (!has(entry, OF_ENTRY) || !ids.add(entry.path("Id").asText())) {
        return Optional.empty();
      }
    }
    if (ids.isEmpty() || ids.size() > MOST_PER_CALL) {
      return Optional.empty();
    }
    return queue(call).flatMap(queue -> delete(queue, entries));
  }

  /** Deleting twice does no harm, so a batch of which one fails is done again over HTTP. */
  private static Optional<AwsResponse> delete(ActorRef queue, JsonNode entries) {
    var answers = new ArrayList<CompletableFuture<Object>>();
    for (var entry : entries) {
      answers.add(
          ask(
              queue,
              new DeleteMessage(new DeliveryReceipt(entry.path("ReceiptHandle").asText())),
              LONGEST_WRITE));
    }
    var result = JsonNodeFactory.instance.objectNode();
    var successful = result.putArray("Successful");
    for (var entry : entries) {
      successful.addObject().put("Id", entry.path("Id").asText());
    }
    result.putArray("Failed");
    return answers.stream().allMatch(QueueCalls::isDone)
        ? Optional.of(json(result))
        : Optional.empty();
  }

  private static boolean isDone(CompletableFuture<Object> answer) {
    try {
      return answer.join() instanceof Either<?, ?> either && either.isRight();
    } catch (CompletionException e) {
      return false;
    }
  }

  /** The queue that a call is about; none if there is no such one, or if it is a FIFO queue. */
  private Optional<ActorRef> queue(Call call) {
    var url = call.text("QueueUrl");
    var name = url.substring(url.lastIndexOf('/') + 1);
    if (name.isEmpty() || name.endsWith(".fifo")) {
      return Optional.empty();
    }
    var found = (Option<?>) answer(server.manager(), new LookupQueue(name), LONGEST_WRITE);
    return found.isDefined() ? Optional.of((ActorRef) found.get()) : Optional.empty();
  }

  private static Object answer(ActorRef actor, Object message, Duration limit) {
    try {
      return ask(actor, message, limit).join();
    } catch (CompletionException e) {
      throw new AwsException(500, "InternalError", "the queue does not answer: " + e.getCause());
    }
  }

  private static CompletableFuture<Object> ask(ActorRef actor, Object message, Duration limit) {
    return Patterns.ask(actor, message, limit).toCompletableFuture();
  }

  private static boolean has(Call call, Set<String> known) {
    return !call.isQuery() && has(call.json(), known);
  }

  private static boolean has(JsonNode node, Set<String> known) {
    return node.properties().stream().allMatch(it -> known.contains(it.getKey()));
  }

  private static boolean isWithin(JsonNode number, int least, int most) {
    return number.isMissingNode()
        || (number.isInt() && number.intValue() >= least && number.intValue() <= most);
  }

  private static AwsResponse json(ObjectNode body) {
    try {
      return AwsResponse.json(200, "1.0", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new AwsException(500, "InternalError", "an answer that is no JSON: " + e);
    }
  }
}
