// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import dev.tocsin.config.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The receivers of {@code routes.yaml}, laid out as in Alertmanager: under {@code receivers} a list
 * of names, each with lists of integrations by kind.
 */
public final class Receivers {

  /** The kinds there are: the one place that knows them all. */
  static final List<Kind> KINDS =
      List.of(
          new Kind("webhook_configs", Webhook::read), //
          new Kind("slack_configs", Slack::read));

  /** A kind of integration: its key in the configuration, and how an entry there is read. */
  record Kind(String key, Function<Node, Integration> read) {}

  private final Map<String, Receiver> byName;
  private final String externalUrl;

  private Receivers(Map<String, Receiver> byName, String externalUrl) {
    this.byName = byName;
    this.externalUrl = externalUrl;
  }

  /**
   * @param routes the whole of {@code routes.yaml}
   */
  public static Receivers read(Node routes) {
    var byName = new LinkedHashMap<String, Receiver>();
    for (var node : routes.get("receivers").items()) {
      var receiver = receiver(node);
      if (byName.put(receiver.name(), receiver) != null) {
        throw node.error("there are two receivers of the name '" + receiver.name() + "'");
      }
    }
    var externalUrl =
        routes
            .find("global")
            .flatMap(global -> global.allowing("external_url").find("external_url"))
            .map(Node::text);
    return new Receivers(Collections.unmodifiableMap(byName), externalUrl.orElse(""));
  }

  private static Receiver receiver(Node node) {
    var known = Stream.concat(Stream.of("name"), KINDS.stream().map(Kind::key));
    node.allowing(known.toArray(String[]::new));
    var integrations = new ArrayList<Integration>();
    KINDS.forEach(kind -> integrations.addAll(node.each(kind.key(), kind.read())));
    return new Receiver(node.get("name").text(), integrations);
  }

  /** Where people find this Tocsin ({@code global.external_url}), or the empty string. */
  public String externalUrl() {
    return externalUrl;
  }

  public Optional<Receiver> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<Receiver> all() {
    return byName.values();
  }
}
