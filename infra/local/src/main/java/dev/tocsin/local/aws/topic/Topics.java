// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The topics of a stack and who hears them: SNS without its wire protocol. */
final class Topics implements AutoCloseable {

  private static final List<String> ATTRIBUTES =
      List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");

  private final List<String> arns;
  private final Subscriptions subscriptions;
  private final Delivery delivery;

  /**
   * @param kept the file that keeps subscriptions made through the API
   */
  Topics(Stack stack, QueueSender queues, Path mail, Optional<Path> kept) {
    var topics = stack.resources("AWS::SNS::Topic");
    this.arns = topics.stream().map(it -> stack.ref(it.id())).toList();
    var subscribed = new ArrayList<Subscription>();
    topics.forEach(it -> subscribed.addAll(inline(it, stack)));
    stack.resources("AWS::SNS::Subscription").forEach(it -> subscribed.add(declared(it, stack)));
    this.subscriptions = new Subscriptions(subscribed, kept);
    this.delivery = new Delivery(queues, new Mailbox(mail), InstantSource.system());
  }

  List<String> arns() {
    return arns;
  }

  /** Returns once every queue that wants the message has it, or its dead-letter queue has. */
  void publish(String topicArn, Message message) {
    require(topicArn);
    for (var it : subscriptions.of(topicArn)) {
      if (it.filter().accepts(message)) {
        delivery.deliver(message, it.subscription());
      }
    }
  }

  /** The new subscription, or the one that is already there. */
  Subscription subscribe(
      String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
    require(topicArn);
    for (var it : subscriptions.of(topicArn)) {
      if (it.subscription().protocol().equals(protocol)
          && it.subscription().endpoint().equals(endpoint)) {
        return it.subscription();
      }
    }
    var made =
        new Subscription(
            topicArn + ":" + UUID.randomUUID(), topicArn, protocol, endpoint, attributes);
    subscriptions.put(made);
    return made;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /**
   * @throws AwsException if there is no such topic
   */
  void require(String topicArn) {
    if (!arns.contains(topicArn)) {
      throw new AwsException(404, "NotFound", "Topic does not exist");
    }
  }

  @Override
  public void close() {
    delivery.close();
  }

  private static Subscription declared(Resource resource, Stack stack) {
    var attributes = new LinkedHashMap<String, String>();
    for (var name : ATTRIBUTES) {
      var value = resource.properties().get(name);
      if (value != null) {
        attributes.put(name, value instanceof Map ? json(value) : value.toString());
      }
    }
    return new Subscription(
        stack.ref(resource.id()),
        String.valueOf(resource.properties().get("TopicArn")),
        String.valueOf(resource.properties().get("Protocol")),
        String.valueOf(resource.properties().get("Endpoint")),
        attributes);
  }

  private static List<Subscription> inline(Resource topic, Stack stack) {
    if (!(topic.properties().get("Subscription") instanceof List<?> list)) {
      return List.of();
    }
    var arn = stack.ref(topic.id());
    var found = new ArrayList<Subscription>();
    for (var it : list) {
      if (it instanceof Map<?, ?> map) {
        var protocol = String.valueOf(map.get("Protocol"));
        var endpoint = String.valueOf(map.get("Endpoint"));
        var id =
            UUID.nameUUIDFromBytes((arn + protocol + endpoint).getBytes(StandardCharsets.UTF_8));
        found.add(new Subscription(arn + ":" + id, arn, protocol, endpoint, Map.of()));
      }
    }
    return found;
  }

  private static String json(Object value) {
    return Envelope.MAPPER.valueToTree(value).toString();
  }
}
