// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one JSON mapping of the suite: records as objects, instants as RFC 3339 text, durations as
 * ISO 8601 text, {@code Labels} as an object, {@code Fingerprint} as its hex. Unknown properties
 * are ignored, so that a message of a newer version can still be read during a deployment.
 */
public final class Json {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_DIGITS = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(new DomainModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final ObjectReader OUTSIDE =
      MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Json() {}

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "can't be written as JSON: " + value.getClass().getName(), e);
    }
  }

  /** Reads what Tocsin itself has written. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new JsonException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Parses bytes from outside: strictly one JSON value, nested at most 64 deep, with numbers of at
   * most 100 digits, and no key twice in an object. Of two values under one key a verifier may look
   * at one and a reader at the other.
   */
  public static JsonNode parse(byte[] json) {
    try {
      return OUTSIDE.readTree(json);
    } catch (IOException e) {
      throw new JsonException(
          e instanceof JsonProcessingException p
              ? p.getOriginalMessage()
              : String.valueOf(e.getMessage()),
          e);
    }
  }
}
