// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired items by a clock of our own, which DynamoDB Local can't. An item is deleted only
 * while it is still expired: one that was given a later expiry in the meantime stays.
 */
public final class TimeToLive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TimeToLive.class);

  /** Of a table that is read while others wait for it: small, and not at once after another. */
  static final int PAGE = 200;

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Engine engine;
  private final Map<String, String> attributes;
  private final InstantSource clock;
  private final Tables tables;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("time-to-live").factory());

  /**
   * @param attributes the attribute that holds the expiry, in epoch seconds, by table
   */
  public TimeToLive(Engine engine, Map<String, String> attributes, InstantSource clock) {
    this.engine = engine;
    this.attributes = attributes;
    this.clock = clock;
    this.tables = new Tables(engine);
  }

  public void every(Duration pause) {
    timer.scheduleWithFixedDelay(
        this::sweepSafely, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Deletes what is expired now, in all tables. */
  public void sweep() {
    attributes.forEach(this::sweep);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    timer.close();
  }

  private void sweepSafely() {
    try {
      sweep();
    } catch (StateException | AwsException e) {
      LOG.warn("expired items stay for now: {}", e.getMessage());
    }
  }

  private void sweep(String table, String attribute) {
    var keys = tables.call("DescribeTable", request(table)).path("Table").path("KeySchema");
    var scan = expired(table, attribute, "FilterExpression").put("Limit", PAGE);
    JsonNode page;
    do {
      page = tables.call("Scan", scan);
      page.path("Items").forEach(item -> delete(table, attribute, keys, item));
      scan.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (page.has("LastEvaluatedKey") && !timer.isShutdown());
  }

  private void delete(String table, String attribute, JsonNode keys, JsonNode item) {
    var request = expired(table, attribute, "ConditionExpression");
    var key = request.putObject("Key");
    keys.forEach(
        it ->
            key.set(
                it.path("AttributeName").asText(), item.path(it.path("AttributeName").asText())));
    // A failed condition is an answer too: the item lives on.
    engine.call(Tables.API + "DeleteItem", request.toString());
  }

  private ObjectNode expired(String table, String attribute, String kind) {
    var request = request(table);
    request.put(kind, "#expiry <= :now");
    request.putObject("ExpressionAttributeNames").put("#expiry", attribute);
    request
        .putObject("ExpressionAttributeValues")
        .putObject(":now")
        .put("N", Long.toString(clock.instant().getEpochSecond()));
    return request;
  }

  private static ObjectNode request(String table) {
    return Tables.JSON.createObjectNode().put("TableName", table);
  }
}
