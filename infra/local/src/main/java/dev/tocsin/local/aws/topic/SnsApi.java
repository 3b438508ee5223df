// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.aws.call.Form;
import dev.tocsin.local.aws.call.Xml;
import dev.tocsin.local.template.Stack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SNS's wire protocol, for the operations that the suite and people on this machine need. */
public final class SnsApi implements AutoCloseable {

  private static final int LARGEST_BATCH = 10;

  private final Topics topics;

  /**
   * @param mail the folder for e-mail and SMS
   * @param kept the file that keeps subscriptions made through the API; empty for memory only
   */
  public SnsApi(Stack stack, QueueSender queues, Path mail, Optional<Path> kept) {
    this.topics = new Topics(stack, queues, mail, kept);
  }

  public AwsResponse answer(Call call) {
    var form = call.form();
    var result =
        switch (call.operation()) {
          case "Publish" -> publish(form);
          case "PublishBatch" -> publishBatch(form);
          case "ListTopics" -> listTopics();
          case "GetTopicAttributes" -> topicAttributes(form.text("TopicArn"));
          case "Subscribe" -> subscribe(form);
          case "Unsubscribe" -> unsubscribe(form.text("SubscriptionArn"));
          case "ListSubscriptions" -> list(topics.subscriptions().list());
          case "ListSubscriptionsByTopic" -> listByTopic(form.text("TopicArn"));
          case "GetSubscriptionAttributes" -> subscriptionAttributes(form.text("SubscriptionArn"));
          default ->
              throw new AwsException(
                  400,
                  "InvalidAction",
                  "The local runtime does not have SNS's operation " + call.operation());
        };
    var name = call.operation();
    var xml =
        "<%sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%sResult>%s</%sResult>"
            .formatted(name, name, result, name);
    return AwsResponse.xml(
        200,
        xml
            + new Xml()
                .open("ResponseMetadata")
                .text("RequestId", UUID.randomUUID().toString())
                .close("ResponseMetadata")
            + "</%sResponse>".formatted(name));
  }

  @Override
  public void close() {
    topics.close();
  }

  private Xml publish(Form form) {
    var arn = form.has("TopicArn") ? form.text("TopicArn") : form.text("TargetArn");
    if (arn.isEmpty()) {
      throw invalid("TopicArn or TargetArn Reason: no value for required parameter");
    }
    var message = Message.read(form);
    topics.publish(arn, message);
    return new Xml().text("MessageId", message.id());
  }

  private Xml publishBatch(Form form) {
    var arn = form.text("TopicArn");
    topics.require(arn);
    var entries = form.items("PublishBatchRequestEntries.member");
    check(entries);
    var successful = new Xml();
    var failed = new Xml();
    for (var entry : entries) {
      try {
        var message = Message.read(entry);
        topics.publish(arn, message);
        successful
            .open("member")
            .text("Id", entry.text("Id"))
            .text("MessageId", message.id())
            .close("member");
      } catch (AwsException e) {
        failed
            .open("member")
            .text("Id", entry.text("Id"))
            .text("Code", e.code())
            .text("Message", e.getMessage())
            .text("SenderFault", Boolean.toString(e.status() < 500))
            .close("member");
      }
    }
    return new Xml()
        .open("Successful")
        .raw(successful)
        .close("Successful")
        .open("Failed")
        .raw(failed)
        .close("Failed");
  }

  private static void check(List<Form> entries) {
    if (entries.isEmpty()) {
      throw new AwsException(
          400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
    }
    if (entries.size() > LARGEST_BATCH) {
      throw new AwsException(
          400,
          "TooManyEntriesInBatchRequest",
          "The batch request contains more entries than permissible.");
    }
    var ids = new HashSet<String>();
    long size = 0;
    for (var entry : entries) {
      if (!ids.add(entry.text("Id"))) {
        throw new AwsException(
            400,
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.");
      }
      size += entry.text("Message").length();
    }
    if (size > Message.LARGEST) {
      throw new AwsException(
          400, "BatchRequestTooLong", "The length of all the batch messages is over the limit.");
    }
  }

  private Xml listTopics() {
    var xml = new Xml().open("Topics");
    topics.arns().forEach(arn -> xml.open("member").text("TopicArn", arn).close("member"));
    return xml.close("Topics");
  }

  private Xml topicAttributes(String arn) {
    topics.require(arn);
    return attributes(
        Map.of(
            "TopicArn",
            arn,
            "SubscriptionsConfirmed",
            Integer.toString(topics.subscriptions().of(arn).size()),
            "SubscriptionsPending",
            "0",
            "SubscriptionsDeleted",
            "0"));
  }

  private Xml subscribe(Form form) {
    var attributes = new HashMap<String, String>();
    form.items("Attributes.entry").forEach(it -> attributes.put(it.text("key"), it.text("value")));
    var made =
        topics.subscribe(
            form.text("TopicArn"), form.text("Protocol"), form.text("Endpoint"), attributes);
    return new Xml().text("SubscriptionArn", made.arn());
  }

  private Xml unsubscribe(String arn) {
    topics.subscriptions().remove(arn);
    return new Xml();
  }

  private Xml listByTopic(String arn) {
    topics.require(arn);
    return list(
        topics.subscriptions().of(arn).stream().map(Subscriptions.Active::subscription).toList());
  }

  private static Xml list(List<Subscription> subscriptions) {
    var xml = new Xml().open("Subscriptions");
    for (var it : subscriptions) {
      xml.open("member")
          .text("SubscriptionArn", it.arn())
          .text("TopicArn", it.topicArn())
          .text("Protocol", it.protocol())
          .text("Endpoint", it.endpoint())
          .text("Owner", it.topicArn().split(":")[4])
          .close("member");
    }
    return xml.close("Subscriptions");
  }

  private Xml subscriptionAttributes(String arn) {
    var found =
        topics
            .subscriptions()
            .find(arn)
            .orElseThrow(() -> new AwsException(404, "NotFound", "Subscription does not exist"));
    var all = new HashMap<>(found.attributes());
    all.put("SubscriptionArn", found.arn());
    all.put("TopicArn", found.topicArn());
    all.put("Protocol", found.protocol());
    all.put("Endpoint", found.endpoint());
    all.put("PendingConfirmation", "false");
    return attributes(all);
  }

  private static Xml attributes(Map<String, String> attributes) {
    var xml = new Xml().open("Attributes");
    attributes.forEach(
        (key, value) -> xml.open("entry").text("key", key).text("value", value).close("entry"));
    return xml.close("Attributes");
  }

  private static AwsException invalid(String what) {
    return new AwsException(400, "InvalidParameter", "Invalid parameter: " + what);
  }
}
