// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import static dev.tocsin.config.Nodes.map;

import dev.tocsin.config.Nodes;
import dev.tocsin.signature.scheme.SchemeReader;
import java.util.Map;

/** The schemes that the tests of this package verify with, as configuration would say them. */
public final class Schemes {

  public static final Map<String, Object> GITHUB_KEYS =
      map(
          "scheme", "signed",
          "header", "X-Hub-Signature-256",
          "prefix", "sha256=",
          "algorithm", "hmacSha256",
          "template", "{body}",
          "id", "X-GitHub-Delivery");

  static final Scheme GITHUB = scheme(GITHUB_KEYS);

  static final Scheme SLACK =
      scheme(
          map(
              "scheme", "signed",
              "header", "X-Slack-Signature",
              "prefix", "v0=",
              "algorithm", "hmacSha256",
              "template", "v0:{timestamp}:{body}",
              "timestamp", map("header", "X-Slack-Request-Timestamp", "tolerance", "5m")));

  static final Scheme STRIPE =
      scheme(
          map(
              "scheme", "signed",
              "header", "Stripe-Signature",
              "list", map("separator", ",", "assign", "=", "versions", map("v1", "hmacSha256")),
              "template", "{timestamp}.{body}",
              "timestamp", map("key", "t", "tolerance", "5m")));

  static final Scheme STANDARD =
      scheme(
          map(
              "scheme", "signed",
              "header", "webhook-signature",
              "list",
                  map(
                      "separator", " ",
                      "assign", ",",
                      "versions", map("v1", "hmacSha256", "v1a", "ed25519")),
              "encoding", "base64",
              "template", "{id}.{timestamp}.{body}",
              "timestamp", map("header", "webhook-timestamp", "tolerance", "5m"),
              "key", "whsec",
              "id", "webhook-id"));

  static final Scheme HIGHLEVEL =
      scheme(
          map(
              "scheme", "signed",
              "header", "X-GHL-Signature",
              "algorithm", "ed25519",
              "encoding", "base64",
              "template", "{body}"));

  static final Scheme BEARER =
      scheme(
          map(
              "scheme", "credential",
              "header", "Authorization",
              "form", "bearer",
              "id", "Idempotency-Key"));

  static final Scheme BASIC =
      scheme(map("scheme", "credential", "header", "Authorization", "form", "basic"));

  static final Scheme TOKEN =
      scheme(map("scheme", "credential", "header", "X-Gitlab-Token", "form", "raw"));

  private Schemes() {}

  public static Scheme scheme(Map<String, Object> keys) {
    return SchemeReader.read(Nodes.of(keys), null);
  }
}
