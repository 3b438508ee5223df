// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is in the state folder is there again after a restart, and after a crash. */
class PersistenceIT {

  private static final int ENOUGH = 150;
  private static final Duration TO_SEND = Duration.ofSeconds(3);

  @TempDir Path folder;

  private Path state;

  @BeforeEach
  void choose() {
    state = folder.resolve("state");
  }

  @Test
  void everythingIsThereAfterARestart() {
    try (var first = new Fixture(folder, Optional.of(state))) {
      put(first, "kept");
      first.sqs("test").sendMessage(it -> it.queueUrl(first.stack.ref("Jobs")).messageBody("kept"));
      first
          .sns("test")
          .subscribe(
              it ->
                  it.topicArn(first.stack.ref("Pages"))
                      .protocol("email")
                      .endpoint("duty@example.org"));
      first.sns("test").publish(it -> it.topicArn(first.stack.ref("Pages")).message("mailed"));
    }
    assertThat(state.resolve("mail")).isNotEmptyDirectory();
    try (var second = new Fixture(folder, Optional.of(state))) {
      assertThat(keys(second)).containsExactly("kept");
      assertThat(drain(second, "Jobs", Set.of("kept"))).containsExactly("kept");
      assertThat(
              second
                  .sns("test")
                  .listSubscriptionsByTopic(it -> it.topicArn(second.stack.ref("Pages")))
                  .subscriptions())
          .hasSize(4);
    }
  }

  @Test
  void whatCantBeKeptIsNotAcknowledgedAndWhatComesNextIsKept() throws SQLException {
    try (var first = new Fixture(folder, Optional.of(state));
        var queues = DriverManager.getConnection("jdbc:h2:" + state.resolve("queues/queues"))) {
      var messages = messages(queues, first.stack.ref("Jobs"));
      rename(queues, messages, "AWAY");
      assertThatThrownBy(() -> send(first, "lost")).isInstanceOf(SdkException.class);
      rename(queues, "AWAY", messages);
      send(first, "kept");
    }
    try (var second = new Fixture(folder, Optional.of(state))) {
      assertThat(drain(second, "Jobs", Set.of("kept"))).containsExactly("kept");
    }
  }

  @Test
  void whatWasAcknowledgedOutlivesAKill() throws IOException, InterruptedException {
    var acknowledged = new HashSet<String>();
    var victim = ChildJvm.start(CrashVictim.class, folder, state);
    try (var lines = victim.inputReader()) {
      while (acknowledged.size() < ENOUGH) {
        var line = lines.readLine();
        assertThat(line).as("the victim ended by itself").isNotNull();
        acknowledged.add(line);
      }
      victim.toHandle().destroyForcibly(); // Process's own would close what is still to be read.
      lines.lines().filter(line -> line.matches("[a-z]+ \\d+ \\d+")).forEach(acknowledged::add);
      victim.waitFor();
    }
    try (var again = new Fixture(folder, Optional.of(state))) {
      assertThat(keys(again)).containsAll(of("item", acknowledged));
      var sent = of("message", acknowledged);
      assertThat(drain(again, "Dead", sent)).containsAll(sent);
      var published = of("page", acknowledged);
      assertThat(drain(again, "Raw", published)).containsAll(published);
    }
  }

  @Test
  void aSecondRuntimeIsKeptOut() {
    try (var first = new Fixture(folder, Optional.of(state))) {
      assertThat(first.aws.endpoint()).isNotNull();
      assertThatThrownBy(() -> new Fixture(folder, Optional.of(state)))
          .isInstanceOf(LocalAwsException.class)
          .hasMessageContaining("is in use by another runtime");
    }
  }

  @Test
  void damagedTablesAreNamed() throws IOException {
    new Fixture(folder, Optional.of(state)).close();
    try (var files = Files.list(state.resolve("tables"))) {
      for (var file : files.toList()) {
        Files.write(file, new byte[8192]);
      }
    }
    assertThatThrownBy(() -> new Fixture(folder, Optional.of(state)))
        .isInstanceOf(LocalAwsException.class)
        .hasMessageContaining("tables is damaged: move it away");
  }

  @Test
  void damagedQueuesAreNamed() throws IOException {
    new Fixture(folder, Optional.of(state)).close();
    try (var files = Files.list(state.resolve("queues"))) {
      for (var file : files.toList()) {
        Files.write(file, new byte[8192]);
      }
    }
    assertThatThrownBy(() -> new Fixture(folder, Optional.of(state)))
        .isInstanceOf(LocalAwsException.class)
        .hasMessageContaining("queues is damaged: move it away");
  }

  /** The table in which the messages of a queue lie: its name is the queue's and a hash. */
  private static String messages(Connection queues, String url) throws SQLException {
    var name = url.substring(url.lastIndexOf('/') + 1).replace('-', '_').toUpperCase(Locale.ROOT);
    try (var tables = queues.getMetaData().getTables(null, null, "MESSAGE_" + name + "_%", null)) {
      assertThat(tables.next()).as(name).isTrue();
      return tables.getString("TABLE_NAME");
    }
  }

  private static void rename(Connection queues, String from, String to) throws SQLException {
    try (var statement = queues.createStatement()) {
      statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
    }
  }

  private static void send(Fixture fixture, String body) {
    fixture
        .sqs("test")
        .sendMessage(
            it ->
                it.queueUrl(fixture.stack.ref("Jobs"))
                    .messageBody(body)
                    .overrideConfiguration(limit -> limit.apiCallTimeout(TO_SEND)));
  }

  private static void put(Fixture fixture, String key) {
    fixture
        .dynamo("test")
        .putItem(
            it ->
                it.tableName(fixture.stack.ref("Items"))
                    .item(Map.of("pk", AttributeValue.fromS(key))));
  }

  private static Set<String> keys(Fixture fixture) {
    var keys = new HashSet<String>();
    fixture
        .dynamo("test")
        .scanPaginator(it -> it.tableName(fixture.stack.ref("Items")))
        .items()
        .forEach(item -> keys.add(item.get("pk").s()));
    return keys;
  }

  /**
   * Messages appear little by little after a restart, so an empty answer is not the end; and there
   * may be more of them than were acknowledged, so their number is not the end either.
   */
  private static Set<String> drain(Fixture fixture, String queue, Set<String> expected) {
    var sqs = fixture.sqs("test");
    var bodies = new HashSet<String>();
    for (int empty = 0; empty < 5 && !bodies.containsAll(expected); ) {
      var messages =
          sqs.receiveMessage(
                  it ->
                      it.queueUrl(fixture.stack.ref(queue))
                          .maxNumberOfMessages(10)
                          .visibilityTimeout(60)
                          .waitTimeSeconds(1))
              .messages();
      messages.stream().map(Message::body).forEach(bodies::add);
      empty = messages.isEmpty() ? empty + 1 : 0;
    }
    return bodies;
  }

  private static Set<String> of(String kind, Set<String> acknowledged) {
    var found = new HashSet<>(acknowledged);
    found.removeIf(line -> !line.startsWith(kind + " "));
    assertThat(found).as(kind).isNotEmpty();
    return found;
  }
}
