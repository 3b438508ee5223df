// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.store;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import dev.tocsin.metric.Recording;
import dev.tocsin.metric.Rollup;
import dev.tocsin.metric.SeriesKey;
import dev.tocsin.metric.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * How a rollup stands in the metrics table: keys {@code series} and {@code minute}, {@code schema},
 * {@code version} (rises with each write), {@code count}, {@code sum}, {@code min} and {@code max}
 * as text, because a DynamoDB number ends at 10^126 and a double doesn't, {@code sketch} in
 * DDSketch's own encoding, and {@code expiresAt} (TTL). About 250 bytes for a handful of values, 20
 * KB at most.
 */
final class RollupItem {

  static final String SERIES = "series";
  static final String MINUTE = "minute";
  static final String EXPIRES_AT = "expiresAt";
  private static final String VERSION = "version";

  private RollupItem() {}

  static Map<String, AttributeValue> key(SeriesKey series, long minute) {
    return Map.of(SERIES, AttributeValue.fromS(series.toString()), MINUTE, number(minute));
  }

  static Rollup read(SeriesKey series, Map<String, AttributeValue> item) {
    var summary =
        new Summary(
            Long.parseLong(required(item, "count").n()),
            Double.parseDouble(required(item, "sum").s()),
            Double.parseDouble(required(item, "min").s()),
            Double.parseDouble(required(item, "max").s()),
            sketch(required(item, "sketch").b().asByteArrayUnsafe()));
    return new Rollup(series, Long.parseLong(required(item, MINUTE).n()), summary);
  }

  static long version(Map<String, AttributeValue> item) {
    return Long.parseLong(required(item, VERSION).n());
  }

  /** The write of a rollup in place of a version; version 0 is one that was never stored. */
  static Put put(String table, Rollup rollup, long madeFrom) {
    var item = new HashMap<>(key(rollup.series(), rollup.minute()));
    var summary = rollup.summary();
    item.put("schema", number(1));
    item.put(VERSION, number(madeFrom + 1));
    item.put("count", number(summary.count()));
    item.put("sum", text(summary.sum()));
    item.put("min", text(summary.min()));
    item.put("max", text(summary.max()));
    item.put("sketch", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes(summary.sketch()))));
    var end = Rollup.startOf(rollup.minute() + 1);
    item.put(EXPIRES_AT, number(end.plus(Recording.RETENTION).getEpochSecond()));
    var put = Put.builder().tableName(table).item(item);
    return madeFrom == 0
        ? put.conditionExpression("attribute_not_exists(series)").build()
        : put.conditionExpression("version = :madeFrom")
            .expressionAttributeValues(Map.of(":madeFrom", number(madeFrom)))
            .build();
  }

  private static byte[] bytes(DDSketch sketch) {
    var output = GrowingByteArrayOutput.withDefaultInitialCapacity();
    try {
      sketch.encode(output, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.trimmedCopy();
  }

  private static DDSketch sketch(byte[] bytes) {
    var sketch = Summary.emptySketch();
    try {
      sketch.decodeAndMergeWith(ByteArrayInput.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("not a sketch", e);
    }
    return sketch;
  }

  static AttributeValue required(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(
        item.get(attribute), () -> "a rollup without " + attribute + ": " + item.get(SERIES));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue text(double value) {
    return AttributeValue.fromS(Double.toString(value));
  }
}
