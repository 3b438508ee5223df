// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tocsin.aws.json.Json;
import dev.tocsin.aws.json.JsonException;
import dev.tocsin.signature.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing that may have gone wrong.
 *
 * @param would what is then to be said: "it would verify ..."
 * @param change makes it right
 */
record Guess(String would, UnaryOperator<Attempt> change) {

  private static final String WHSEC = "whsec_";

  /** What happens to bodies on their way, and while they are kept. */
  static final List<Guess> BODIES =
      List.of(
          body("if the body had no line break at its end", text -> text.replaceAll("[\r\n]+$", "")),
          body("if the body had a line break at its end", text -> text + "\n"),
          body("if the body had CR LF at its end", text -> text + "\r\n"),
          body("if the body's lines ended with LF and not CR LF", t -> t.replace("\r\n", "\n")),
          body(
              "if the body's lines ended with CR LF and not LF",
              text -> text.replace("\r\n", "\n").replace("\n", "\r\n")),
          body("if the body had no white space around it", String::strip),
          body(
              "if the body had no byte order mark",
              text -> text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text),
          body("if the body were decoded from base64", Guess::fromBase64),
          body("if the body were UTF-8 and not Latin-1", Guess::utf8),
          json("if the body were JSON without white space: it was written anew", Guess::compact),
          json("if the body were JSON with a blank behind each comma and colon", Guess::spaced),
          json("if the body were indented JSON: it was written anew", Guess::indented),
          json("if the body were JSON with \\u escapes: it was written anew", Guess::escaped),
          body("if the body were empty", text -> ""));

  /** What happens to secrets. */
  static final List<Guess> SECRETS =
      List.of(
          secret("if the secret had no white space around it", String::strip),
          secret("if the secret had a line break at its end", secret -> secret + "\n"),
          secret("if the secret had no quotation marks", text -> text.replaceAll("^\"|\"$", "")),
          key("if the key were the secret's text", "text"),
          key("if the key were decoded from base64", "base64"),
          key("if the key were decoded from hex", "hex"),
          key("if the key were decoded from base64 behind " + WHSEC, "whsec"),
          new Guess(
              "if the key were the text without " + WHSEC,
              attempt ->
                  attempt
                      .with("key", "text")
                      .withSecrets(
                          text -> text.startsWith(WHSEC) ? text.substring(WHSEC.length()) : text)),
          new Guess(
              "if the key were the text with " + WHSEC,
              attempt -> attempt.with("key", "text").withSecrets(text -> WHSEC + text)));

  /** What else a sender may do than the preset says. */
  static final List<Guess> SIGNING =
      List.of(
          new Guess("if it were SHA-1", attempt -> attempt.with("algorithm", "hmacSha1")),
          new Guess("if it were SHA-256", attempt -> attempt.with("algorithm", "hmacSha256")),
          new Guess("if it were base64", attempt -> attempt.with("encoding", "base64")),
          new Guess("if it were hex", attempt -> attempt.with("encoding", "hex")),
          new Guess("if it were hex of any case", a -> a.with("encoding", "hexAnyCase")),
          new Guess(
              "if the signature stood behind no prefix",
              attempt ->
                  attempt
                      .with("prefix", "-")
                      .withSignature(text -> "-" + text.substring(text.indexOf('=') + 1))),
          new Guess("if it were sent bare", attempt -> attempt.with("form", "raw")),
          new Guess("if it were a bearer token", attempt -> attempt.with("form", "bearer")),
          new Guess("if it were user and password", attempt -> attempt.with("form", "basic")));

  /** What happens to URLs. */
  static final List<Guess> URLS =
      List.of(
          url("if the URL were https", url -> url.replaceFirst("^http:", "https:")),
          url("if the URL were http", url -> url.replaceFirst("^https:", "http:")),
          url("if the URL ended with a slash", url -> url + "/"),
          url("if the URL did not end with a slash", url -> url.replaceFirst("/$", "")),
          url("if the URL had no query", url -> url.replaceFirst("\\?.*$", "")));

  /** The secrets one by one, to say which of several it was. */
  static List<Guess> each(List<String> secrets) {
    var guesses = new ArrayList<Guess>();
    for (int i = 0; i < secrets.size(); i++) {
      var one = Keys.ofSecrets(secrets.get(i));
      guesses.add(new Guess("by secret " + (i + 1), attempt -> attempt.withKeys(one)));
    }
    return guesses;
  }

  /** Both at once. */
  Guess and(Guess other) {
    return new Guess(
        would + ", and " + other.would, attempt -> other.change.apply(change.apply(attempt)));
  }

  boolean explains(Attempt attempt) {
    return change.apply(attempt).verifies();
  }

  private static Guess secret(String would, UnaryOperator<String> change) {
    return new Guess(would, attempt -> attempt.withSecrets(change));
  }

  private static Guess key(String would, String form) {
    return new Guess(would, attempt -> attempt.with("key", form));
  }

  private static Guess url(String would, UnaryOperator<String> change) {
    return new Guess(would, attempt -> attempt.withUrl(change.apply(attempt.request().url())));
  }

  /** Latin-1 keeps every byte apart, so that a change leaves the others alone. */
  private static Guess body(String would, UnaryOperator<String> change) {
    return new Guess(
        would,
        attempt -> {
          var text = new String(attempt.request().body(), StandardCharsets.ISO_8859_1);
          return attempt.withBody(change.apply(text).getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  private static Guess json(String would, UnaryOperator<String> change) {
    return new Guess(
        would,
        attempt -> {
          var text = new String(attempt.request().body(), StandardCharsets.UTF_8);
          return attempt.withBody(change.apply(text).getBytes(StandardCharsets.UTF_8));
        });
  }

  private static String fromBase64(String text) {
    try {
      return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String compact(String text) {
    try {
      return Json.mapper().writeValueAsString(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonException | JsonProcessingException e) {
      return text;
    }
  }

  private static String indented(String text) {
    try {
      return Json.mapper()
          .writer()
          .with(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(Json.parse(text.getBytes(StandardCharsets.UTF_8)))
          .replace(" : ", ": ");
    } catch (JsonException | JsonProcessingException e) {
      return text;
    }
  }

  /** As Python writes it. */
  private static String spaced(String text) {
    var compact = compact(text);
    var spaced = new StringBuilder(compact.length());
    boolean quoted = false;
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      if (c == '"' && !isEscaped(compact, i)) {
        quoted = !quoted;
      }
      spaced.append(c);
      if (!quoted && (c == ',' || c == ':')) {
        spaced.append(' ');
      }
    }
    return spaced.toString();
  }

  private static boolean isEscaped(String text, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (char c : compact(text).toCharArray()) {
      escaped.append(c < 0x80 ? Character.toString(c) : "\\u" + HexFormat.of().toHexDigits(c));
    }
    return escaped.toString();
  }
}
