// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import static dev.tocsin.signature.Delivery.SECRET;
import static dev.tocsin.signature.Delivery.SIGNED_AT;
import static dev.tocsin.signature.Delivery.WHSEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

  private static final String HUB = "X-Hub-Signature-256";
  private static final String STANDARD = "webhook-signature";

  static List<Delivery> deliveries() {
    return Delivery.ofEveryKind();
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void whatTheSignerSignsVerifies(Delivery delivery) {
    assertThat(delivery.verdict()).isInstanceOf(Verdict.Verified.class);
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void eachDecidingHeaderMustBeThereOnce(Delivery delivery) {
    for (var header : delivery.headers().keySet()) {
      if (!header.equals("X-GitHub-Delivery")) {
        assertRejected(delivery.without(header), Reason.MISSING_HEADER);
        assertRejected(delivery.with(header, ""), Reason.MISSING_HEADER);
      }
      assertRejected(delivery.adding(header, delivery.header(header)), Reason.DUPLICATE_HEADER);
      assertRejected(delivery.with(header.toUpperCase(), "x"), Reason.DUPLICATE_HEADER);
    }
  }

  @Test
  void headerNamesKnowNoCase() {
    var delivery = Delivery.github();
    assertThat(delivery.without(HUB).with("x-hub-signature-256", delivery.header(HUB)).verdict())
        .isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void whiteSpaceAroundAValueIsNotPartOfIt() {
    var delivery = Delivery.github();
    assertThat(delivery.with(HUB, " \t" + delivery.header(HUB) + " ").verdict())
        .isInstanceOf(Verdict.Verified.class);
    assertRejected(delivery.with(HUB, "\u00a0" + delivery.header(HUB)), Reason.MALFORMED_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=0", "sha256=zz", "sha1=00", "N/A", "757107ea"})
  void signatureThatIsNoneIsRejected(String value) {
    assertThat(Delivery.github().with(HUB, value).verdict()).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  void signatureOfAnotherLengthIsRejected() {
    var delivery = Delivery.github();
    var signature = delivery.header(HUB);
    assertRejected(
        delivery.with(HUB, signature.substring(0, signature.length() - 2)), Reason.MISMATCH);
    assertRejected(delivery.with(HUB, signature + "00"), Reason.MISMATCH);
  }

  @Test
  void upperCaseHexIsAnotherText() {
    var delivery = Delivery.github();
    var digits = delivery.header(HUB).substring("sha256=".length());
    assertRejected(
        delivery.with(HUB, "sha256=" + digits.toUpperCase()), Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void headerOfUnreasonableLengthIsRejected() {
    assertRejected(
        Delivery.github().with(HUB, "sha256=" + "0".repeat(10_000)), Reason.OVERSIZED_HEADER);
  }

  @Test
  void bytesThatAreNoTextAreCoveredEachForItself() {
    for (var keys : List.of(Delivery.github(), Delivery.standard())) {
      var secret = keys.keys().secrets().getFirst();
      var signed = Delivery.signed(keys.scheme(), keys.keys(), secret, new byte[] {(byte) 0xff});
      assertThat(signed.verdict()).isInstanceOf(Verdict.Verified.class);
      assertRejected(signed.withBody(new byte[] {(byte) 0xfe}), Reason.MISMATCH);
      assertRejected(signed.withBody("\ufffd".getBytes(StandardCharsets.UTF_8)), Reason.MISMATCH);
    }
  }

  @Test
  void emptySecretAcceptsNothing() {
    assertRejected(Delivery.github().withKeys(Keys.ofSecrets("")), Reason.NO_USABLE_KEY);
    assertRejected(Delivery.github().withKeys(Keys.ofSecrets()), Reason.NO_USABLE_KEY);
    assertRejected(Delivery.standard().withKeys(Keys.ofSecrets("whsec_")), Reason.NO_USABLE_KEY);
    assertRejected(Delivery.bearer().withKeys(Keys.ofSecrets("")), Reason.NO_USABLE_KEY);
    assertRejected(
        Delivery.bearer().withKeys(Keys.ofSecrets("")).with("Authorization", "Bearer "),
        Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void currentAndPreviousSecretAreAccepted() {
    assertThat(Delivery.github().withKeys(Keys.ofSecrets("new", SECRET)).verdict())
        .isInstanceOf(Verdict.Verified.class);
    assertRejected(Delivery.github().withKeys(Keys.ofSecrets("new", "newer")), Reason.MISMATCH);
  }

  @Test
  void timestampIsGoodUpToTheToleranceAndNoFurtherInBothDirections() {
    var tolerance = Duration.ofMinutes(5);
    for (var delivery : List.of(Delivery.slack(), Delivery.stripe(), Delivery.standard())) {
      assertThat(delivery.at(SIGNED_AT.plus(tolerance)).verdict())
          .isInstanceOf(Verdict.Verified.class);
      assertThat(delivery.at(SIGNED_AT.minus(tolerance)).verdict())
          .isInstanceOf(Verdict.Verified.class);
      assertRejected(
          delivery.at(SIGNED_AT.plus(tolerance).plusMillis(1)), Reason.OUTSIDE_TOLERANCE);
      assertRejected(
          delivery.at(SIGNED_AT.minus(tolerance).minusMillis(1)), Reason.OUTSIDE_TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1767607200",
        "01767607200",
        "1767607200.0",
        "1767607200abc",
        "-9223372036854775808",
        "99999999999999999999",
        "\u0661\u0667\u0666\u0667\u0666\u0660\u0667\u0662\u0660\u0660",
        "2026-01-05T10:00:00Z"
      })
  void timestampIsPlainDigits(String timestamp) {
    assertRejected(
        Delivery.slack().with("X-Slack-Request-Timestamp", timestamp), Reason.MALFORMED_TIMESTAMP);
  }

  @Test
  void timestampInTheListMustBeThereOnce() {
    var delivery = Delivery.stripe();
    var header = delivery.header("Stripe-Signature");
    var signature = header.substring(header.indexOf("v1="));
    assertRejected(delivery.with("Stripe-Signature", signature), Reason.MALFORMED_TIMESTAMP);
    assertRejected(delivery.with("Stripe-Signature", "t=1," + header), Reason.MALFORMED_TIMESTAMP);
  }

  @Test
  void anySignatureOfTheListMayMatch() {
    var delivery = Delivery.standard();
    var good = delivery.header(STANDARD);
    var other = "v1," + Encoding.BASE64.encode(new byte[32]);
    for (var list : List.of(other + " " + good, good + " " + other, "v1,potato " + good)) {
      assertThat(delivery.with(STANDARD, list).verdict())
          .isEqualTo(new Verdict.Verified(Optional.of("msg_1")));
    }
  }

  @Test
  void onlyConfiguredVersionsCount() {
    var delivery = Delivery.standard();
    var good = delivery.header(STANDARD);
    assertRejected(delivery.with(STANDARD, good.replace("v1,", "v2,")), Reason.UNKNOWN_VERSION);
    assertRejected(delivery.with(STANDARD, good.substring("v1,".length())), Reason.UNKNOWN_VERSION);
  }

  @Test
  void listHasABoundedLength() {
    var delivery = Delivery.standard();
    var list = "v1,AA== ".repeat(16) + delivery.header(STANDARD);
    assertRejected(delivery.with(STANDARD, list), Reason.TOO_MANY_SIGNATURES);
  }

  @Test
  void publicKeyIsNeverTheSecretOfAMac() {
    var publicKey = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    var forged =
        Delivery.signed(
            Schemes.STANDARD, Keys.ofPublicKeys(publicKey), publicKey.replace("whpk_", "whsec_"));
    assertRejected(forged, Reason.NO_USABLE_KEY);
  }

  @Test
  void signatureByAnotherPairIsRejected() {
    assertRejected(
        Delivery.highLevel()
            .withKeys(
                Keys.ofPublicKeys("MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=")),
        Reason.MISMATCH);
  }

  @Test
  void retiredHeaderOfHighLevelIsNeverLookedAt() {
    var delivery = Delivery.highLevel();
    var retired = delivery.header("X-GHL-Signature");
    assertRejected(
        delivery.without("X-GHL-Signature").with("X-WH-Signature", retired), Reason.MISSING_HEADER);
    assertRejected(
        delivery.with("X-GHL-Signature", "N/A").with("X-WH-Signature", retired),
        Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void severalPublicKeysAreAcceptedWhileASenderChangesThem() {
    assertThat(
            Delivery.highLevel()
                .withKeys(
                    Keys.ofPublicKeys(
                        "not a key",
                        "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=",
                        "-----BEGIN PUBLIC KEY-----\n"
                            + Delivery.PUBLIC
                            + "\n-----END PUBLIC KEY-----\n"))
                .verdict())
        .isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void idIsVisibleAsciiOfBoundedLength() {
    for (var id : List.of("a b", "\u00fc", "x".repeat(201), "a\u0007")) {
      assertRejected(Delivery.github().with("X-GitHub-Delivery", id), Reason.MALFORMED_ID);
    }
  }

  @Test
  void bearerTokenIsComparedAsAWhole() {
    assertThat(Delivery.bearer().verdict()).isEqualTo(new Verdict.Verified(Optional.of("msg_1")));
    assertThat(Delivery.bearer().with("Authorization", "bearer " + SECRET).verdict())
        .isInstanceOf(Verdict.Verified.class);
    assertRejected(
        Delivery.bearer().with("Authorization", "Bearer " + SECRET + "x"), Reason.MISMATCH);
    assertRejected(Delivery.bearer().with("Authorization", "Bearer a"), Reason.MISMATCH);
    assertRejected(Delivery.bearer().with("Authorization", SECRET), Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void basicAndRawCredentialsVerify() {
    var basic = Delivery.signed(Schemes.BASIC, Keys.ofSecrets("user:pass"), "user:pass");
    assertThat(basic.verdict()).isInstanceOf(Verdict.Verified.class);
    assertRejected(basic.with("Authorization", "Basic !"), Reason.MALFORMED_SIGNATURE);

    var raw = Delivery.signed(Schemes.TOKEN, Keys.ofSecrets("old", "token"), "token");
    assertThat(raw.verdict()).isInstanceOf(Verdict.Verified.class);
    assertRejected(raw.with("X-Gitlab-Token", "other"), Reason.MISMATCH);
  }

  @Test
  void keysAreNeverPrinted() {
    assertThat(Delivery.standard().keys().toString()).doesNotContain(WHSEC);
  }

  private static void assertRejected(Delivery delivery, Reason reason) {
    assertThat(delivery.verdict()).isEqualTo(new Verdict.Rejected(reason));
  }
}
