// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.certificate;

import dev.tocsin.aws.edge.Environment;
import dev.tocsin.aws.http.HttpAnswer;
import dev.tocsin.aws.http.OutgoingHttp;
import dev.tocsin.signature.Certificates;
import java.net.URI;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Certificates from where their senders publish them. An address has been held to the preset's list
 * before it comes here; this class calls {@code https} only, follows no redirect, and reads a
 * bounded answer within a bounded time.
 *
 * <p>A lone certificate is trusted because of where it was: TLS has asked the vendor's host for its
 * name. Amazon publishes its own so, without those who vouch for it. If others come with it, or the
 * preset asks for them, they must lead to an authority that the JDK trusts.
 *
 * <p>What was found is kept for a day, so that a delivery costs no call; at most {@value #MOST} are
 * kept, the last used the longest.
 */
public final class FetchedCertificates implements Certificates {

  private static final int MOST = 32;
  private static final Duration KEPT = Duration.ofDays(1);

  /** What is not there is asked for again after this: a forger must not make us call all day. */
  private static final Duration MISSING_KEPT = Duration.ofMinutes(1);

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private record Kept(Chain chain, Instant until) {}

  private final Function<URI, HttpAnswer> fetch;
  private final Supplier<Set<TrustAnchor>> authorities;
  private final InstantSource clock;
  private final Map<URI, Kept> kept = new LinkedHashMap<>(MOST, 0.75f, true);

  FetchedCertificates(
      Function<URI, HttpAnswer> fetch,
      Supplier<Set<TrustAnchor>> authorities,
      InstantSource clock) {
    this.fetch = fetch;
    this.authorities = authorities;
    this.clock = clock;
  }

  /** From the outside; from private addresses as far as the environment allows them. */
  public static FetchedCertificates of(Environment environment, InstantSource clock) {
    var http = OutgoingHttp.of(environment, LIMIT);
    return new FetchedCertificates(
        address -> http.send("GET", address, Map.of(), new byte[0]),
        Chain::publicAuthorities,
        clock);
  }

  @Override
  public Optional<X509Certificate> find(URI address, boolean chained) {
    if (!"https".equals(address.getScheme())) {
      return Optional.empty();
    }
    var chain = chain(address);
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    boolean vouched =
        !chained && chain.certificates().size() == 1
            || chain.leadsTo(authorities.get(), clock.instant());
    return vouched ? Optional.of(chain.sender()) : Optional.empty();
  }

  private synchronized Chain chain(URI address) {
    var now = clock.instant();
    var known = kept.get(address);
    if (known != null && now.isBefore(known.until())) {
      return known.chain();
    }
    var fetched = fetched(address);
    kept.put(address, new Kept(fetched, now.plus(fetched.isEmpty() ? MISSING_KEPT : KEPT)));
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    return fetched;
  }

  private Chain fetched(URI address) {
    var answer = fetch.apply(address);
    if (answer.isTransient()) {
      throw new IllegalStateException(
          "the certificate's host answered with " + answer.status() + ": " + address.getHost());
    }
    return answer.status() == 200 ? Chain.parse(answer.body()) : Chain.parse("");
  }
}
