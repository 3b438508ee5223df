// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.config.Node;
import dev.tocsin.limit.Traffic;
import dev.tocsin.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A payload format: how one kind of sender's JSON is read. It has no state and does nothing else.
 */
public interface Format {

  /**
   * Every format there is; {@code sources.yaml} names them. A new one is a class and a line here.
   */
  List<Format> ALL =
      List.of(
          new AlertmanagerFormat(),
          new PlainAlertFormat(),
          new PrometheusFormat(),
          new PagerDutyFormat(),
          new OpsgenieFormat(),
          new SamplesFormat(),
          new GrafanaFormat(),
          new SnsFormat(),
          new EventBridgeFormat(),
          new DatadogFormat(),
          new SentryFormat(),
          new StripeFormat(),
          new GitHubFormat(),
          new GoHighLevelFormat(),
          new MappingFormat(),
          new HeartbeatFormat());

  /** Its name in {@code sources.yaml}. */
  String name();

  /**
   * Reads a body that is known to be the sender's.
   *
   * @throws InvalidPayload naming the place that is wrong
   */
  Payload read(Value body, Arrival arrival);

  /**
   * This format as one source uses it.
   *
   * @param settings what {@code sources.yaml} has under the format's name; nothing if it has none
   * @throws dev.tocsin.config.ConfigurationException naming the place that is wrong
   */
  default Format with(Node settings) {
    if (settings.value() != null) {
      throw settings.error("the format " + name() + " has no settings");
    }
    return this;
  }

  /** A body as a value. */
  default Value parse(byte[] body, Content content) {
    return content == Content.FORM ? Value.ofForm(body) : Value.parse(body);
  }

  /** What its bodies may say to be. */
  default Set<Content> contents() {
    return Set.of(Content.JSON);
  }

  /** On which queue most of it waits. */
  default Traffic traffic() {
    return Traffic.ALERTS;
  }

  /** The sender's id of the delivery, where the body carries it. */
  default Optional<String> deliveryId(Value body) {
    return Optional.empty();
  }

  /** Whose event it is, where one vendor's signature stands for many customers. */
  default Optional<String> tenant(Value body) {
    return Optional.empty();
  }

  /**
   * The format of a source.
   *
   * @throws dev.tocsin.config.ConfigurationException if its settings are wrong
   * @throws IllegalArgumentException if there is none of this name
   */
  static Format of(Source source) {
    return named(source.format()).with(source.settings());
  }

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  static Format named(String name) {
    var byName = ALL.stream().collect(Collectors.toMap(Format::name, Function.identity()));
    var format = byName.get(name);
    if (format == null) {
      throw new IllegalArgumentException(
          "there is no format '" + name + "'; known: " + String.join(", ", sorted(byName)));
    }
    return format;
  }

  private static List<String> sorted(Map<String, Format> byName) {
    return byName.keySet().stream().sorted().toList();
  }
}
