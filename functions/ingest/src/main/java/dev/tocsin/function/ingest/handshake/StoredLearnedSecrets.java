// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.aws.edge.Secrets;
import dev.tocsin.aws.json.Json;
import dev.tocsin.signature.key.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Learned secrets in a Secrets Manager secret of their own, a JSON object of sources to secrets. It
 * is read again when it is a minute old, and much sooner for a source that it does not know.
 *
 * <p>Secrets Manager has no conditional write, but never takes two contents under one version. The
 * version of each write is made of the version that it was decided on, so of two writers who have
 * seen the same, the second is refused, and looks again.
 */
public final class StoredLearnedSecrets implements LearnedSecrets {

  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final Duration UNKNOWN = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;
  private static final String NO_VERSION = "none";

  private final Supplier<SecretsManagerClient> client;
  private final String id;
  private final InstantSource clock;
  private volatile @Nullable Content last;

  private record Content(String version, String json, Instant readAt) {

    List<String> of(String source) {
      return Secrets.ofJson(json).find(source);
    }
  }

  /**
   * @param client asked for when a source first needs it: most deployments have none that does
   * @param id the secret's name or ARN
   */
  public StoredLearnedSecrets(
      Supplier<SecretsManagerClient> client, String id, InstantSource clock) {
    this.client = client;
    this.id = id;
    this.clock = clock;
  }

  @Override
  public List<String> find(String source) {
    var content = last;
    if (content != null) {
      var age = Duration.between(content.readAt(), clock.instant());
      var found = content.of(source);
      if (age.compareTo(found.isEmpty() ? UNKNOWN : KNOWN) < 0) {
        return found;
      }
    }
    return read().of(source);
  }

  @Override
  public boolean learn(String source, String secret) {
    var known = find(source);
    if (!known.isEmpty()) {
      // Without a call, because strangers may ask this as often as they like.
      return holds(known, secret);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var content = read();
      if (!content.of(source).isEmpty()) {
        return holds(content.of(source), secret);
      }
      if (write(content, source, secret)) {
        return true;
      }
    }
    throw new IllegalStateException("learned secrets are being written by too many at once");
  }

  private static boolean holds(List<String> known, String secret) {
    return known.stream().anyMatch(it -> Digest.same(it, secret));
  }

  private Content read() {
    var content = current();
    last = content;
    return content;
  }

  private Content current() {
    try {
      var value = client.get().getSecretValue(get -> get.secretId(id));
      return new Content(value.versionId(), value.secretString(), clock.instant());
    } catch (ResourceNotFoundException e) {
      // Nothing was ever written to it.
      return new Content(NO_VERSION, "{}", clock.instant());
    }
  }

  private boolean write(Content on, String source, String secret) {
    var json = ((ObjectNode) parsed(on.json())).put(source, secret).toString();
    try {
      client
          .get()
          .putSecretValue(
              put -> put.secretId(id).clientRequestToken(after(on.version())).secretString(json));
      last = new Content(after(on.version()), json, clock.instant());
      return true;
    } catch (ResourceExistsException e) {
      return false;
    }
  }

  private static JsonNode parsed(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The one version that may follow a version, as every writer works it out. */
  private static String after(String version) {
    return UUID.nameUUIDFromBytes(("after " + version).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
