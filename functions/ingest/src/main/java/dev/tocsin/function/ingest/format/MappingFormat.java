// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.alert.Severity;
import dev.tocsin.change.Change;
import dev.tocsin.config.Node;
import dev.tocsin.metric.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a sender sends, as the configuration maps it by expressions of JMESPath. They are
 * evaluated on {@code {body, item, headers, query}}: the body (a form's fields as an object of
 * texts), the item that is being read, the headers that the mapping asks for by a name of its own,
 * and the parameters of the URL.
 */
final class MappingFormat implements Format {

  private static final List<String> ALERT = List.of("status", "summary", "at", "url");
  private static final List<String> SAMPLE = List.of("metric", "value", "at");
  private static final List<String> CHANGE = List.of("summary", "at", "url");

  private final List<MappingPart> alerts;
  private final List<MappingPart> samples;
  private final List<MappingPart> changes;
  private final List<MappingPart> heartbeats;
  private final Map<String, String> headers;
  private final @Nullable Query deliveryId;
  private final @Nullable Query tenant;

  /** A mapping that maps nothing: each source has its own. */
  MappingFormat() {
    this(new Node(new dev.tocsin.config.Location("", 0, ""), Map.of()));
  }

  private MappingFormat(Node mapping) {
    mapping.allowing(
        "alerts", "samples", "changes", "heartbeats", "headers", "deliveryId", "tenant");
    alerts = MappingPart.read(mapping.find("alerts"), ALERT, List.of("labels", "annotations"));
    samples = MappingPart.read(mapping.find("samples"), SAMPLE, List.of("labels"));
    changes = MappingPart.read(mapping.find("changes"), CHANGE, List.of("labels", "details"));
    heartbeats = MappingPart.read(mapping.find("heartbeats"), List.of("name"), List.of());
    headers = mapping.texts("headers");
    deliveryId = mapping.find("deliveryId").map(Query::read).orElse(null);
    tenant = mapping.find("tenant").map(Query::read).orElse(null);
  }

  @Override
  public String name() {
    return "mapping";
  }

  @Override
  public Format with(Node settings) {
    return new MappingFormat(settings);
  }

  @Override
  public Set<Content> contents() {
    return EnumSet.of(Content.JSON, Content.FORM, Content.TEXT);
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return text(deliveryId, body).filter(Ids::isUsable);
  }

  @Override
  public Optional<String> tenant(Value body) {
    return text(tenant, body);
  }

  private static Optional<String> text(@Nullable Query query, Value body) {
    return query == null
        ? Optional.empty()
        : Optional.of(query.of(delivery(body)))
            .filter(JsonNode::isValueNode)
            .filter(found -> !found.isNull())
            .map(JsonNode::asText);
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var delivery = delivery(body);
    var named = delivery.putObject("headers");
    headers.forEach(
        (name, header) -> arrival.headers().all(header).forEach(value -> named.put(name, value)));
    var query = delivery.putObject("query");
    arrival.query().forEach(query::put);
    return new Reading(delivery, arrival).payload();
  }

  private static ObjectNode delivery(Value body) {
    var delivery = JsonNodeFactory.instance.objectNode();
    delivery.set("body", body.node());
    return delivery;
  }

  /** One delivery, while it is read. */
  private final class Reading {

    private final ObjectNode delivery;
    private final Arrival arrival;
    private boolean timed = true;

    Reading(ObjectNode delivery, Arrival arrival) {
      this.delivery = delivery;
      this.arrival = arrival;
    }

    Payload payload() {
      var said = new ArrayList<Alert>();
      each(alerts).forEach(item -> alert(item).ifPresent(said::add));
      return Payload.of(
          said,
          List.of(),
          each(samples).stream().map(this::sample).toList(),
          each(changes).stream().map(this::change).toList(),
          each(heartbeats).stream().map(this::heartbeat).toList(),
          timed);
    }

    private List<Value> each(List<MappingPart> parts) {
      return parts.stream().flatMap(part -> part.in(delivery).stream()).toList();
    }

    /** An item whose status is neither is none of this kind. */
    private Optional<Alert> alert(Value item) {
      var status = item.scalar("status");
      if (status.isEmpty() || status.equals("false")) {
        return Optional.empty();
      }
      var labels = item.get("labels").texts();
      var draft = described(item, "annotations");
      labels.computeIfPresent(Labels.SEVERITY, (name, word) -> Severity.of(word).word());
      labels.forEach(draft::label);
      var at = at(item);
      return switch (status) {
        case "firing" -> Optional.of(draft.firing(at));
        case "resolved" -> Optional.of(draft.resolved(at));
        default -> throw item.get("status").error("expected firing, resolved or nothing");
      };
    }

    private Sample sample(Value item) {
      var at = item.find("at");
      timed &= at.isPresent();
      return new Sample(
          SamplesFormat.series(item),
          at.map(time -> SamplesFormat.within(time, arrival.at())).orElse(arrival.at()),
          item.get("value").amount());
    }

    private Change change(Value item) {
      var draft = described(item, "details");
      item.get("labels").texts().forEach(draft::label);
      return draft.change(at(item));
    }

    private String heartbeat(Value item) {
      var name = item.scalar("name");
      return name.isEmpty() ? arrival.source() : HeartbeatFormat.checked(name);
    }

    private Draft described(Value item, String group) {
      var draft = new Draft(arrival).summary(item.scalar("summary")).url(item.scalar("url"));
      item.get(group).texts().forEach(draft::detail);
      return draft;
    }

    private Instant at(Value item) {
      var at = item.find("at").map(Value::time);
      timed &= at.isPresent();
      return at.orElse(arrival.at());
    }
  }
}
