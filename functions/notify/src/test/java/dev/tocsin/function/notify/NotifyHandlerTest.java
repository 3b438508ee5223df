// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.notify;

import static dev.tocsin.function.notify.Examples.NOW;
import static dev.tocsin.function.notify.Examples.alert;
import static dev.tocsin.function.notify.Examples.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.alert.Alert;
import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.aws.http.Targets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.queue.Redelivery;
import dev.tocsin.notify.Notification;
import dev.tocsin.notify.NotifyReason;
import dev.tocsin.notify.Receipt;
import dev.tocsin.notify.Receipts;
import dev.tocsin.notify.Receivers;
import dev.tocsin.notify.WebhookPayload;
import dev.tocsin.retry.Backoff;
import dev.tocsin.testkit.HttpTarget;
import dev.tocsin.testkit.InMemoryReceipts;
import dev.tocsin.testkit.LambdaContext;
import dev.tocsin.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/** The function as a whole, from the queue's message to the receiver's server. */
class NotifyHandlerTest {

  private static final Duration LATENCY = Duration.ofMillis(40);

  /** How long each failed message was hidden, by its receipt handle. */
  private final Map<String, Integer> hidden = new HashMap<>();

  private final SqsClient queue =
      new SqsClient() {
        @Override
        public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request) {
          hidden.put(request.receiptHandle(), request.visibilityTimeout());
          return ChangeMessageVisibilityResponse.builder().build();
        }

        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  private final HttpTarget hook = new HttpTarget();
  private final HttpTarget chat = new HttpTarget();
  private final InMemoryReceipts receipts = new InMemoryReceipts();
  private final List<Receipt> metered = new ArrayList<>();
  private final Notification first =
      notification(NotifyReason.FIRST_NOTIFICATION, alert("a", null));

  @AfterEach
  void close() {
    hook.close();
    chat.close();
  }

  @Test
  void receiverIsToldByAllItsIntegrations() {
    assertThat(failed(first)).isEmpty();

    assertThat(hook.requests()).hasSize(1);
    var request = hook.requests().getFirst();
    assertThat(request.headers())
        .containsEntry("authorization", "Bearer hook-token-value")
        .containsEntry("idempotency-key", first.id())
        .containsKey("webhook-signature");
    assertThat(Json.parse(request.body().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Json.mapper().valueToTree(WebhookPayload.of(first, 0, "https://t.example")));
    assertThat(chat.requests()).hasSize(1);
    assertThat(chat.requests().getFirst().path()).isEqualTo("/services/T0/s3cret");
  }

  @Test
  void receiptTellsWhatBecameOfIt() {
    chat.answers(503, 204);

    failed(first);

    assertThat(receipts.all())
        .containsExactlyInAnyOrder(
            receipt("webhook-0", Receipt.Outcome.DELIVERED, 200, "", 1),
            receipt("slack-0", Receipt.Outcome.DELIVERED, 204, "", 2));
    assertThat(metered).containsExactlyInAnyOrderElementsOf(receipts.all());
  }

  @Test
  void messageThatComesTwiceIsDeliveredOnce() {
    failed(first);
    assertThat(failed(first)).isEmpty();

    assertThat(hook.requests()).hasSize(1);
    assertThat(chat.requests()).hasSize(1);
  }

  @Test
  void integrationThatFailsHoldsUpNoneAndOnlyItIsCalledAgain() {
    chat.answers(503, 503, 503);

    assertThat(failed(first)).containsExactly("m0");
    assertThat(receipts.find(first.id(), "team-cache", "slack-0"))
        .contains(receipt("slack-0", Receipt.Outcome.DEFERRED, 503, "answered 503", 3));
    assertThat(failed(first)).isEmpty();

    assertThat(hook.requests()).hasSize(1);
    assertThat(chat.requests()).hasSize(4);
    assertThat(receipts.all()).allMatch(Receipt::isDelivered);
  }

  @Test
  void refusalIsRecordedAndTheMessageGoesTowardsTheDeadLetters() {
    hook.answers(404);

    assertThat(failed(first)).containsExactly("m0");

    assertThat(receipts.find(first.id(), "team-cache", "webhook-0"))
        .contains(receipt("webhook-0", Receipt.Outcome.REFUSED, 404, "answered 404", 1));
    assertThat(chat.requests()).hasSize(1);
  }

  @Test
  void otherMessagesOfTheBatchAreDelivered() {
    var stranger = withReceiver("stranger");

    assertThat(failed(stranger, first)).containsExactly("m0");
    assertThat(hook.requests()).hasSize(1);
    assertThat(hidden).as("only what failed comes back soon").containsOnly(entry("receipt-0", 5));
  }

  @Test
  void resolvedAlertsGoOnlyWhereTheyAreWanted() {
    var over = notification(NotifyReason.ALL_ALERTS_RESOLVED, alert("a", NOW.minusSeconds(5)));

    assertThat(failed(over)).isEmpty();
    assertThat(hook.requests()).hasSize(1);
    assertThat(chat.requests()).isEmpty();
    assertThat(receipts.find(over.id(), "team-cache", "slack-0")).isEmpty();
  }

  @Test
  void receiverWithoutIntegrationsIsTriviallyTold() {
    assertThat(failed(withReceiver("quiet"))).isEmpty();
    assertThat(receipts.all()).isEmpty();
  }

  @Test
  void receiptsThatCantBeReadKeepNobodyFromBeingPaged() {
    var unreadable =
        new Receipts() {
          @Override
          public Optional<Receipt> find(String notification, String receiver, String integration) {
            throw new IllegalStateException("the table is away");
          }

          @Override
          public void record(Receipt receipt) {
            receipts.record(receipt);
          }
        };

    assertThat(failures(handler(unreadable), first)).isEmpty();
    assertThat(hook.requests()).hasSize(1);
  }

  @Test
  void missingSecretFailsTheMessageAndNoOtherIntegration() {
    assertThat(failed(withReceiver("half-configured"))).containsExactly("m0");
    assertThat(hook.requests()).hasSize(1);
  }

  /** What {@code make invoke-notify} is tried with. */
  @Test
  void exampleEventIsDelivered() throws IOException {
    var body =
        Json.parse(Files.readAllBytes(Path.of("../../events/notify-page.json")))
            .at("/Records/0/body")
            .asText();
    var page = Json.read(body, Notification.class);

    assertThat(failed(page)).isEmpty();
    assertThat(page.status()).isEqualTo(Alert.Status.FIRING);
    assertThat(hook.requests()).hasSize(1);
  }

  private List<String> failed(Notification... notifications) {
    return failures(handler(receipts), notifications);
  }

  private List<String> failures(NotifyHandler handler, Notification... notifications) {
    var messages = new ArrayList<SQSEvent.SQSMessage>();
    for (var notification : notifications) {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId("m" + messages.size());
      message.setReceiptHandle("receipt-" + messages.size());
      message.setBody(Json.write(notification));
      messages.add(message);
    }
    var event = new SQSEvent();
    event.setRecords(messages);
    return handler.handleRequest(event, new LambdaContext("notify")).getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private NotifyHandler handler(Receipts kept) {
    var routes =
        YamlFile.parse(
            "routes.yaml",
            """
            global:
              external_url: https://t.example
            receivers:
              - name: team-cache
                webhook_configs:
                  - url: %s
                    bearer_secret: hook-token
                    signing_secret: hook-key
                slack_configs:
                  - api_url_secret: chat-url
                    send_resolved: false
              - name: pager
                webhook_configs:
                  - url: %s
              - name: half-configured
                webhook_configs:
                  - url: %s
                  - url_secret: nowhere
              - name: quiet
            """
                .formatted(hook.url("/hook"), hook.url("/page"), hook.url("/hook")));
    var secrets =
        Map.of(
            "hook-token",
            "hook-token-value",
            "hook-key",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "chat-url",
            chat.url("/services/T0/s3cret").toString());
    var clock = new ManualClock();
    var courier =
        new Courier(
            new OutgoingHttp(new Targets(true), Duration.ofSeconds(20)),
            new Backoff(3, Duration.ofMillis(200), Duration.ofSeconds(2)),
            new Random(1),
            length -> {},
            clock);
    return new NotifyHandler(
        new Delivery(
            Receivers.read(routes),
            name -> Optional.ofNullable(secrets.get(name)).orElseThrow(),
            kept,
            courier,
            receipt -> {
              synchronized (metered) {
                metered.add(receipt);
              }
            },
            clock),
        new Redelivery(queue, "http://queue"));
  }

  private Notification withReceiver(String receiver) {
    return new Notification(
        first.id(),
        receiver,
        first.reason(),
        first.severity(),
        first.groupKey(),
        first.groupLabels(),
        first.alerts(),
        first.incidentId(),
        first.decidedAt(),
        first.oldestReceivedAt());
  }

  private Receipt receipt(
      String integration, Receipt.Outcome outcome, int status, String detail, int attempts) {
    return new Receipt(
        first.id(), "team-cache", integration, outcome, status, detail, attempts, NOW, LATENCY);
  }
}
