// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the senders themselves publish as correctly signed. */
class PublishedVectorsTest {

  /** github/docs, validating webhook deliveries: testing the webhook payload validation. */
  @Test
  void githubDocumentation() {
    assertThat(
            verify(
                Schemes.GITHUB,
                Keys.ofSecrets("It's a Secret to Everybody"),
                "Hello, World!",
                0,
                "X-Hub-Signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "X-GitHub-Delivery",
                "72d3162e-cc78-11e3-81ab-4c9367dc0958"))
        .isEqualTo(new Verdict.Verified(Optional.of("72d3162e-cc78-11e3-81ab-4c9367dc0958")));
  }

  /** octokit/webhooks-methods.js. */
  @Test
  void octokit() {
    assertThat(
            verify(
                Schemes.GITHUB,
                Keys.ofSecrets("mysecret"),
                "{\"foo\":\"bar\"}",
                0,
                "X-Hub-Signature-256",
                "sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3"))
        .isEqualTo(verified());
  }

  /** docs.slack.dev, verifying requests from Slack. */
  @Test
  void slackDocumentation() {
    assertThat(
            verify(
                Schemes.SLACK,
                Keys.ofSecrets("8f742231b10e8888abcd99yyyzzz85a5"),
                "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
                    + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url="
                    + "https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                    + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id="
                    + "398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
                1531420618,
                "X-Slack-Request-Timestamp",
                "1531420618",
                "X-Slack-Signature",
                "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"))
        .isEqualTo(verified());
  }

  /** standard-webhooks/standard-webhooks: the test of sign in every library. */
  @Test
  void standardWebhooksSymmetric() {
    assertThat(
            verify(
                Schemes.STANDARD,
                Keys.ofSecrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "{\"test\": 2432232314}",
                1614265330,
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))
        .isEqualTo(new Verdict.Verified(Optional.of("msg_p5jXN8AQM9LWM0D4loKWxJek")));
  }

  /** svix/svix-webhooks, server worker: version v1a. */
  @Test
  void standardWebhooksAsymmetric() {
    assertThat(
            verify(
                Schemes.STANDARD,
                Keys.ofPublicKeys("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="),
                "{\"test\": 2432232314}",
                1614265330,
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="))
        .isEqualTo(new Verdict.Verified(Optional.of("msg_p5jXN8AQM9LWM0D4loKWxJek")));
  }

  static Verdict verified() {
    return new Verdict.Verified(Optional.empty());
  }

  private static Verdict verify(
      Scheme scheme, Keys keys, String body, long now, String... headers) {
    var fields = new java.util.HashMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      fields.put(headers[i], headers[i + 1]);
    }
    return Verifier.verify(
        scheme,
        keys,
        new Request(
            "POST",
            "",
            Headers.ofSingle(Map.copyOf(fields)),
            body.getBytes(StandardCharsets.UTF_8)),
        Instant.ofEpochSecond(now));
  }
}
