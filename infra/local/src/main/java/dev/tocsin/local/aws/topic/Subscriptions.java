// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.topic;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of all topics: the template's, and those made through the API, which a file
 * keeps.
 */
final class Subscriptions {

  /** With its filter policy compiled. */
  record Active(Subscription subscription, FilterPolicy filter) {}

  private static final TypeReference<List<Subscription>> LIST = new TypeReference<>() {};

  private final @Nullable Path file;
  private final Map<String, Subscription> made = new LinkedHashMap<>();
  private volatile Map<String, Active> all = Map.of();

  /**
   * @param file empty keeps what is made through the API in memory only
   */
  Subscriptions(List<Subscription> ofTemplate, Optional<Path> file) {
    this.file = file.orElse(null);
    ofTemplate.forEach(this::activate);
    load().forEach(it -> made.put(it.arn(), it));
    made.values().forEach(this::activate);
  }

  List<Active> of(String topicArn) {
    return all.values().stream()
        .filter(it -> it.subscription().topicArn().equals(topicArn))
        .toList();
  }

  List<Subscription> list() {
    return all.values().stream().map(Active::subscription).toList();
  }

  Optional<Subscription> find(String arn) {
    return Optional.ofNullable(all.get(arn)).map(Active::subscription);
  }

  synchronized void put(Subscription subscription) {
    activate(subscription);
    made.put(subscription.arn(), subscription);
    save();
  }

  /** A subscription of the template is back after a restart. */
  synchronized void remove(String arn) {
    var fewer = new LinkedHashMap<>(all);
    fewer.remove(arn);
    all = fewer;
    if (made.remove(arn) != null) {
      save();
    }
  }

  private synchronized void activate(Subscription subscription) {
    var more = new LinkedHashMap<>(all);
    more.put(subscription.arn(), new Active(subscription, subscription.filter()));
    all = more;
  }

  private List<Subscription> load() {
    try {
      return file == null || !Files.exists(file)
          ? List.of()
          : Envelope.MAPPER.readValue(file.toFile(), LIST);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is damaged", e);
    }
  }

  private void save() {
    if (file == null) {
      return;
    }
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(draft, Envelope.MAPPER.writeValueAsBytes(new ArrayList<>(made.values())));
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
