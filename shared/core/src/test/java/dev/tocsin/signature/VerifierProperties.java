// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.signature.key.Algorithm;
import dev.tocsin.signature.key.KeyForm;
import dev.tocsin.signature.key.KeyText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed about a signed request, it does not verify any more. */
class VerifierProperties {

  private static final int ROUNDS = 300;

  /** Fixed, so that a failure can be seen again. */
  private final Random random = new Random(20260105);

  static List<Delivery> deliveries() {
    return Delivery.ofEveryKind();
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void noOtherBodyVerifies(Delivery delivery) {
    for (int round = 0; round < ROUNDS; round++) {
      assertRejected(delivery.withBody(mutated(delivery.body())));
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void noOtherSignedHeaderVerifies(Delivery delivery) {
    var names = new ArrayList<>(delivery.headers().keySet());
    names.remove("X-GitHub-Delivery");
    for (int round = 0; round < ROUNDS; round++) {
      var name = names.get(random.nextInt(names.size()));
      var value = delivery.header(name);
      var other =
          new String(
              mutated(value.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.ISO_8859_1);
      if (!other.strip().equals(value)) {
        assertRejected(delivery.with(name, other));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void noOtherSecretVerifies(Delivery delivery) {
    for (int round = 0; round < ROUNDS; round++) {
      var text =
          delivery.keys().secrets().isEmpty()
              ? Delivery.PUBLIC
              : delivery.keys().secrets().getFirst();
      var other =
          new String(
              mutated(text.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.ISO_8859_1);
      if (!sameKey(text, other)) {
        assertRejected(delivery.withKeys(new Keys(List.of(other), List.of(other))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void noTimeOutsideTheToleranceVerifies(Delivery delivery) {
    if (delivery.scheme().equals(Schemes.GITHUB) || delivery.scheme().equals(Schemes.HIGHLEVEL)) {
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      var beyond =
          Duration.ofMinutes(5).plusMillis(1 + random.nextLong(Duration.ofDays(4000).toMillis()));
      assertRejected(delivery.at(delivery.now().plus(beyond)));
      assertRejected(delivery.at(delivery.now().minus(beyond)));
    }
  }

  /** Base64 without its padding, or behind no prefix, is the same key. */
  private static boolean sameKey(String text, String other) {
    return KeyForm.WHSEC.decode(text).isPresent()
            && KeyForm.WHSEC
                .decode(other)
                .filter(
                    key -> java.util.Arrays.equals(key, KeyForm.WHSEC.decode(text).orElseThrow()))
                .isPresent()
        || KeyText.publicKey(Algorithm.ED25519, other)
            .equals(KeyText.publicKey(Algorithm.ED25519, Delivery.PUBLIC));
  }

  /** A byte changed, added, taken away, or two swapped. */
  private byte[] mutated(byte[] bytes) {
    var list = new ArrayList<Byte>();
    for (byte b : bytes) {
      list.add(b);
    }
    int at = random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> list.set(at, (byte) (list.get(at) ^ (1 << random.nextInt(7))));
      case 1 -> list.add(at, (byte) random.nextInt(33, 127));
      case 2 -> list.remove(at);
      default -> {
        int other = random.nextInt(list.size());
        if (list.get(at).equals(list.get(other))) {
          list.add((byte) '!');
        }
        java.util.Collections.swap(list, at, other);
      }
    }
    var mutated = new byte[list.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = list.get(i);
    }
    return mutated;
  }

  private static void assertRejected(Delivery delivery) {
    assertThat(delivery.verdict())
        .as(
            "%s with %s and body %s",
            delivery.headers(),
            delivery.keys(),
            new String(delivery.body(), StandardCharsets.ISO_8859_1))
        .isInstanceOf(Verdict.Rejected.class);
  }
}
