// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.http;

import java.net.InetAddress;
import java.util.List;

/**
 * Where an address lies, as far as it matters to who may be called. After the IANA special-purpose
 * address registries (RFC 6890 and its updates).
 */
enum Reach {
  /** Anybody's: may be called. */
  PUBLIC,
  /** This machine or its network: may be called where the suite is told so. */
  PRIVATE,
  /**
   * Never a receiver: link-local (there the cloud's metadata service hands out credentials),
   * unspecified, multicast, reserved, and tunnels that would carry any of these inside.
   */
  FORBIDDEN;

  private static final Prefix NAT64 = new Prefix("64:ff9b::", 96, PUBLIC);

  /** The first that matches decides, so the narrower stands before the wider. */
  private static final List<Prefix> REGISTRY =
      List.of(
          new Prefix("127.0.0.0", 8, PRIVATE),
          new Prefix("10.0.0.0", 8, PRIVATE),
          new Prefix("172.16.0.0", 12, PRIVATE),
          new Prefix("192.168.0.0", 16, PRIVATE),
          new Prefix("100.64.0.0", 10, PRIVATE),
          new Prefix("0.0.0.0", 8, FORBIDDEN),
          new Prefix("169.254.0.0", 16, FORBIDDEN),
          new Prefix("192.0.0.0", 24, FORBIDDEN),
          new Prefix("192.0.2.0", 24, FORBIDDEN),
          new Prefix("192.88.99.0", 24, FORBIDDEN),
          new Prefix("198.18.0.0", 15, FORBIDDEN),
          new Prefix("198.51.100.0", 24, FORBIDDEN),
          new Prefix("203.0.113.0", 24, FORBIDDEN),
          new Prefix("224.0.0.0", 3, FORBIDDEN),
          new Prefix("::1", 128, PRIVATE),
          new Prefix("fd00:ec2::", 32, FORBIDDEN),
          new Prefix("fc00::", 7, PRIVATE),
          new Prefix("2001::", 23, FORBIDDEN),
          new Prefix("2001:db8::", 32, FORBIDDEN),
          new Prefix("2002::", 16, FORBIDDEN),
          new Prefix("3fff::", 20, FORBIDDEN),
          new Prefix("2000::", 3, PUBLIC),
          new Prefix("::", 0, FORBIDDEN));

  /**
   * The reach of an address. An IPv4 address inside an IPv6 one (mapped, or behind NAT64) counts as
   * what it carries; of the rest of IPv6 only global unicast is public.
   */
  static Reach of(InetAddress address) {
    var bytes = address.getAddress();
    if (NAT64.holds(bytes)) {
      return of(carried(bytes));
    }
    return REGISTRY.stream()
        .filter(prefix -> prefix.holds(bytes))
        .map(Prefix::reach)
        .findFirst()
        .orElse(PUBLIC);
  }

  private static InetAddress carried(byte[] bytes) {
    return InetAddress.ofLiteral(
        "%d.%d.%d.%d"
            .formatted(bytes[12] & 0xff, bytes[13] & 0xff, bytes[14] & 0xff, bytes[15] & 0xff));
  }

  private record Prefix(byte[] base, int bits, Reach reach) {

    Prefix(String base, int bits, Reach reach) {
      this(InetAddress.ofLiteral(base).getAddress(), bits, reach);
    }

    boolean holds(byte[] address) {
      if (address.length != base.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ base[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
