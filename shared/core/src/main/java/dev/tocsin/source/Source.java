// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.source;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sender, as {@code sources.yaml} describes it.
 *
 * @param name its name, which is also the last part of its webhook's path
 * @param secret the secret's name, or null for a sender that is known by public keys alone
 * @param publicKeys public keys that are accepted
 * @param publicKeySecrets names of secrets that hold further public keys; one that does not exist
 *     holds none
 * @param format the name of the format that it sends
 * @param settings what the format is to do otherwise for this sender, unread; its value is null if
 *     nothing
 * @param url the webhook's public URL, or the empty string where the signature does not cover it
 * @param maxBytes the longest body that is looked at
 * @param tenants the tenants whose events are taken, where a signature proves only the vendor;
 *     empty for all
 * @param accepted the status that this sender takes for success, 200 or 202
 * @param overloaded the status that makes this sender try again
 * @param limited the status that makes it slow down: 429, unless it tries again on others only
 * @param handshake what it wants answered before its first event
 * @param verifyToken the name of the secret that a sender with the handshake of Meta must know, or
 *     null
 */
public record Source(
    String name,
    Scheme scheme,
    @Nullable String secret,
    List<String> publicKeys,
    List<String> publicKeySecrets,
    String format,
    Node settings,
    String url,
    int maxBytes,
    List<String> tenants,
    int accepted,
    int overloaded,
    int limited,
    Guarantees guarantees,
    Handshake handshake,
    @Nullable String verifyToken) {

  /** What the name of a secret begins with that is told in a handshake; the source's follows. */
  public static final String LEARNED = "learned/";

  public Source {
    publicKeys = List.copyOf(publicKeys);
    publicKeySecrets = List.copyOf(publicKeySecrets);
    tenants = List.copyOf(tenants);
  }

  /**
   * The keys as they are now.
   *
   * @param secrets the accepted values of a secret by its name, none if there is no such secret
   */
  public Keys keys(Function<String, List<String>> secrets) {
    var allPublic = new ArrayList<>(publicKeys);
    publicKeySecrets.forEach(named -> allPublic.addAll(secrets.apply(named)));
    return new Keys(secret == null ? List.of() : secrets.apply(secret), allPublic);
  }

  /** Whether an event of this tenant is taken; one that names none only if everybody's are. */
  public boolean admits(Optional<String> tenant) {
    return tenants.isEmpty() || tenant.map(tenants::contains).orElse(false);
  }
}
