// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Fields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be seen of a delivery without trying anything. */
final class Observations {

  private static final int SHA1_HEX = 40;
  private static final int SHA256_HEX = 64;
  private static final int MILLIS_DIGITS = 13;

  private final Attempt attempt;
  private final CapturedDelivery delivery;
  private final List<String> lines = new ArrayList<>();

  private Observations(Attempt attempt, CapturedDelivery delivery) {
    this.attempt = attempt;
    this.delivery = delivery;
  }

  static List<String> of(Attempt attempt, CapturedDelivery delivery) {
    var seen = new Observations(attempt, delivery);
    seen.signature();
    seen.time();
    seen.certificate();
    seen.secrets();
    seen.body();
    return seen.lines;
  }

  private Optional<String> text(String key) {
    return attempt.scheme().find(key).filter(node -> !node.isMap()).map(Node::text);
  }

  private void signature() {
    text("header").ifPresent(this::header);
    text("field").ifPresent(this::field);
    if (text("template").orElse("").contains("{id}")) {
      text("id").filter(name -> values(name).isEmpty()).ifPresent(this::missing);
    }
    text("supersededBy")
        .filter(name -> !values(name).isEmpty())
        .ifPresent(name -> lines.add("The header " + name + " is there, and newer: look at that."));
  }

  private List<String> values(String header) {
    return delivery.headers().all(header);
  }

  private void header(String name) {
    var values = values(name);
    if (values.isEmpty() || values.equals(List.of(""))) {
      missing(name);
    } else if (values.size() > 1) {
      lines.add("The header " + name + " is there " + values.size() + " times: once is asked for.");
    } else {
      lines.add("The header " + name + " is there.");
      value(values.getFirst());
    }
  }

  private void missing(String name) {
    var others =
        delivery.names().stream()
            .filter(
                other ->
                    other.toLowerCase(Locale.ROOT).matches(".*(sign|hmac|token|auth|secret).*"))
            .toList();
    lines.add(
        "The header "
            + name
            + " is missing."
            + (others.isEmpty()
                ? " No other header looks like a signature."
                : " Headers that look like one: " + String.join(", ", others) + "."));
  }

  private void field(String path) {
    var each = text("each").map(list -> list + ".0.").orElse("");
    var fields = attempt.request().fields();
    if (fields == Fields.NONE) {
      lines.add("The body can't be read as JSON, in which the signature should stand.");
    } else if (fields.text(each + path).isEmpty()) {
      lines.add("The body has no " + each + path + ", where the signature should stand.");
    } else {
      lines.add("The body has " + each + path + ".");
    }
  }

  private void value(String value) {
    var prefix = text("prefix").orElse("");
    if (!value.startsWith(prefix)) {
      int end = value.indexOf('=');
      var found = end > 0 && end < 8 ? " but with '" + value.substring(0, end + 1) + "'" : "";
      lines.add("Its value does not begin with '" + prefix + "'" + found + ".");
      return;
    }
    var list = attempt.scheme().find("list");
    if (list.isPresent()) {
      versions(value, list.get());
    } else if (text("scheme").orElse("").equals("signed")) {
      written(value.substring(prefix.length()));
    }
  }

  private void versions(String value, Node list) {
    var accepted = list.get("versions").entries().keySet();
    var assign = list.get("assign").text();
    var found =
        Stream.of(value.split(java.util.regex.Pattern.quote(list.get("separator").text())))
            .map(entry -> entry.substring(0, Math.max(0, entry.indexOf(assign))))
            .toList();
    if (found.stream().noneMatch(accepted::contains)) {
      lines.add(
          "It lists none of the accepted versions "
              + String.join(", ", accepted)
              + ", but "
              + found.stream().map(name -> name.isEmpty() ? "something without one" : name).toList()
              + ".");
    }
  }

  /** How the signature is written, against how it should be. */
  private void written(String signature) {
    boolean hex = text("encoding").orElse("hex").startsWith("hex");
    boolean isHex = signature.matches("[0-9a-f]+");
    if (hex && signature.matches("[0-9a-fA-F]+") && !isHex) {
      lines.add("The signature is in upper-case digits: lower-case ones are asked for.");
    } else if (hex && !isHex) {
      lines.add(
          "The signature is not hex" + (isBase64(signature) ? ": it looks like base64." : "."));
    } else if (!hex && !isBase64(signature)) {
      lines.add("The signature is not base64.");
    } else if (!hex && isHex && signature.length() % 8 == 0 && signature.length() >= SHA1_HEX) {
      lines.add("The signature looks like hex: base64 is asked for.");
    }
    wantedLength()
        .filter(length -> hex && isHex && length != signature.length())
        .ifPresent(
            length ->
                lines.add(
                    "The signature has "
                        + signature.length()
                        + " digits and should have "
                        + length
                        + (signature.length() == SHA1_HEX ? ": it looks like SHA-1." : ".")));
  }

  private Optional<Integer> wantedLength() {
    return text("algorithm")
        .map(
            name -> name.equals("hmacSha256") ? SHA256_HEX : name.equals("hmacSha1") ? SHA1_HEX : 0)
        .filter(length -> length > 0);
  }

  private static boolean isBase64(String text) {
    return text.matches("[A-Za-z0-9+/]+={0,2}") && text.length() % 4 == 0;
  }

  private void time() {
    var found = attempt.scheme().find("timestamp");
    if (found.isEmpty()) {
      return;
    }
    var node = found.get();
    var where = node.find("header").or(() -> node.find("field")).map(Node::text).orElse("");
    var text =
        node.find("header")
            .map(header -> values(header.text()).stream().findFirst())
            .orElseGet(() -> elsewhere(node));
    if (text.isEmpty() || text.get().isEmpty()) {
      lines.add("The time is missing" + (where.isEmpty() ? " in the list." : ": " + where + "."));
    } else {
      ago(text.get(), node);
    }
  }

  private Optional<String> elsewhere(Node timestamp) {
    if (timestamp.find("field").isPresent()) {
      return attempt.request().fields().text(timestamp.get("field").text());
    }
    var list = attempt.scheme().find("list");
    var value = text("header").map(this::values).orElse(List.of()).stream().findFirst();
    if (list.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    var key = timestamp.get("key").text() + list.get().get("assign").text();
    return Stream.of(
            value.get().split(java.util.regex.Pattern.quote(list.get().get("separator").text())))
        .filter(entry -> entry.startsWith(key))
        .map(entry -> entry.substring(key.length()))
        .findFirst();
  }

  private void ago(String text, Node timestamp) {
    var unit = timestamp.find("unit").map(Node::text).orElse("seconds");
    try {
      var at =
          switch (unit) {
            case "rfc3339" -> Instant.parse(text);
            case "millis" -> Instant.ofEpochMilli(Long.parseLong(text));
            default -> Instant.ofEpochSecond(Long.parseLong(text));
          };
      var off = Duration.between(at, attempt.now());
      lines.add(
          "The signed time is "
              + words(off.abs())
              + (off.isNegative() ? " ahead" : " ago")
              + "; allowed is "
              + timestamp.get("tolerance").text()
              + (unit.equals("seconds") && text.length() == MILLIS_DIGITS
                  ? ". It looks like milliseconds."
                  : "."));
    } catch (DateTimeException | NumberFormatException e) {
      lines.add("The signed time is none in " + unit + ".");
    }
  }

  static String words(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() > 0
            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
            : time.toSeconds() + " s";
  }

  private void certificate() {
    var found = attempt.scheme().find("certificate");
    if (found.isEmpty()) {
      return;
    }
    var node = found.get();
    var address =
        node.find("header")
            .map(header -> values(header.text()).stream().findFirst())
            .orElseGet(() -> attempt.request().fields().text(node.get("field").text()));
    if (address.isEmpty()) {
      lines.add("The delivery names no certificate.");
    } else if (!address.get().matches(node.get("address").text())) {
      lines.add("The certificate's address is none of the vendor's: it is not even asked for.");
    } else if (!attempt.hasCertificate()) {
      lines.add("The certificate's address is the vendor's. Fetch it, and say --certificate FILE.");
    }
  }

  private void secrets() {
    var secrets = attempt.keys().secrets();
    boolean certified = attempt.scheme().find("certificate").isPresent();
    if (!certified && secrets.isEmpty() && attempt.keys().publicKeys().isEmpty()) {
      lines.add("There is no secret and no public key to verify with.");
    }
    var form = text("key").orElse("text");
    for (var secret : secrets) {
      if (secret.isEmpty()) {
        lines.add("A secret is empty: it accepts nothing.");
      } else if (!secret.equals(secret.strip())) {
        lines.add("A secret has white space around it.");
      }
      if (secret.contains("PUBLIC KEY") || secret.startsWith("whpk_")) {
        lines.add("A secret is a public key: it belongs under 'publicKeys'.");
      } else if (form.equals("whsec") && !secret.startsWith("whsec_")) {
        lines.add("A secret does not begin with whsec_, as this sender's do.");
      } else if (form.equals("hex") && !secret.matches("(?:[0-9a-fA-F]{2})+")) {
        lines.add("A secret is not hex, as this sender's are.");
      }
    }
  }

  private void body() {
    var body = attempt.request().body();
    var length = values("Content-Length");
    if (length.size() == 1 && !length.getFirst().equals(Integer.toString(body.length))) {
      lines.add(
          "The sender has announced "
              + length.getFirst()
              + " bytes of body, and "
              + body.length
              + " are here: it was changed.");
    }
    if (!values("Content-Encoding").isEmpty()) {
      lines.add(
          "The body was sent encoded (Content-Encoding): signed is what the sender made of it.");
    }
    var text = new String(body, StandardCharsets.ISO_8859_1);
    if (text.endsWith("\n")) {
      lines.add("The body ends with a line break.");
    }
    if (text.contains("\r\n")) {
      lines.add("The body has lines that end with CR LF.");
    }
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      lines.add("The body begins with a byte order mark.");
    }
  }
}
