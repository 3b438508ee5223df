// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which URLs may be called: {@code https} to public addresses, and where private targets are
 * allowed also {@code http} and private addresses. It judges the addresses that a host resolves to,
 * not how the host is written, so mapped forms need no rule of their own; and every address must
 * pass, because any of them may be connected to. A host that ends in a number is taken as four
 * plain decimal numbers only: 0177.0.0.1 is one address to Java and another to others.
 *
 * <p>Between this check and the connection a name could change its address. The JVM keeps a lookup
 * for 30 seconds, which makes both see the same, and where it does not, TLS asks the other side for
 * the name's certificate. Plain {@code http} has no such second line; hence it is refused by
 * default.
 */
public final class Targets {

  /** How hosts become addresses. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  private final boolean allowPrivate;
  private final Resolver resolver;

  public Targets(boolean allowPrivate) {
    this(allowPrivate, InetAddress::getAllByName);
  }

  Targets(boolean allowPrivate, Resolver resolver) {
    this.allowPrivate = allowPrivate;
    this.resolver = resolver;
  }

  /**
   * @throws RefusedTargetException if the target must not be called
   * @throws UnknownHostException if the host has no address now
   */
  void check(URI target) throws UnknownHostException {
    var scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
    var host = target.getHost();
    if (host == null || target.getRawUserInfo() != null) {
      throw new RefusedTargetException("a URL with a host and without a user is wanted");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && allowPrivate)) {
      throw new RefusedTargetException("the scheme of " + host + " is not https");
    }
    if (ENDS_IN_NUMBER.matcher(host).matches() && !FOUR_NUMBERS.matcher(host).matches()) {
      throw new RefusedTargetException(host + " can be read as more than one address");
    }
    for (var address : resolver.addresses(host)) {
      var reach = Reach.of(address);
      if (reach == Reach.FORBIDDEN || (reach == Reach.PRIVATE && !allowPrivate)) {
        throw new RefusedTargetException(host + " has an address that is not public");
      }
    }
  }
}
