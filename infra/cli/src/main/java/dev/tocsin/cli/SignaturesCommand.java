// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import dev.tocsin.cli.signature.CapturedDelivery;
import dev.tocsin.cli.signature.Explanation;
import dev.tocsin.cli.signature.Pem;
import dev.tocsin.cli.signature.SignatureVector;
import dev.tocsin.config.Node;
import dev.tocsin.signature.Certificates;
import dev.tocsin.signature.Keys;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code signatures check}: the presets against a file of test vectors. {@code signatures explain}:
 * why a delivery does not verify.
 */
final class SignaturesCommand implements Command {

  @Override
  public String name() {
    return "signatures";
  }

  @Override
  public String summary() {
    return "check the presets against test vectors; explain why a delivery is refused";
  }

  @Override
  public String usage() {
    return """
    usage: tocsin signatures check FILE [--config FOLDER] [--json]
           tocsin signatures explain DELIVERY [BODY] (--source NAME | --preset NAME) [--secret FILE] [--at TIME] [--url URL]
                             [--certificate FILE] [--config FOLDER] [--secrets FILE] [--json]

    check: FILE is a JSON array of vectors: id, provider (a preset's name), secret, public_key, url, method, headers
    {name: [values]}, body_base64, now, params, expect (valid or invalid), advisory. Prints the vectors on which
    the presets disagree; the exit code is 1 if one of them is not advisory.

    explain: says step by step why a delivery that somebody has kept does not verify. It prints no secret and no
    signature.
    DELIVERY  a vector, a Lambda event, or the text of the HTTP request or of its headers alone
    BODY      the body's bytes, where they are not in DELIVERY
    --source  the source that it was for, with its secrets from --secrets FILE (else infra/local/secrets.json)
    --preset  in place of --source: how its sender signs
    --secret  a file with the secret, or with several a line each, the current one first; - for standard input
    --at      when it came, as 2026-01-05T10:00:00Z; else now
    --certificate  the certificate as PEM, where the delivery names one; it is not fetched
    --url     the public URL that it was posted to, where the signature covers it; else the source's
    """;
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    var operands = arguments.operands(2, 3, "check FILE, or explain DELIVERY [BODY]");
    return switch (operands.getFirst()) {
      case "check" -> check(arguments, console);
      case "explain" -> explain(arguments, console);
      default -> throw new UsageException("expected check FILE, or explain DELIVERY [BODY]");
    };
  }

  private static int check(Arguments arguments, Tocsin.Console console) {
    var file = Path.of(arguments.operands(2, 2, "check FILE").get(1));
    var presets = presets(new Place(arguments, console));
    int agreed = 0;
    int disagreed = 0;
    int advisory = 0;
    for (var node : Place.json(file)) {
      var vector = new SignatureVector(node);
      var finding = vector.finding(presets);
      if (finding.judged() && finding.valid() == vector.expectsValid()) {
        agreed++;
        continue;
      }
      if (vector.isAdvisory()) {
        advisory++;
      } else {
        disagreed++;
      }
      if (!arguments.has("--json")) {
        console.out().println(line(vector, finding));
      }
    }
    if (arguments.has("--json")) {
      var sums = new LinkedHashMap<String, Object>();
      sums.put("agreed", agreed);
      sums.put("disagreed", disagreed);
      sums.put("advisory", advisory);
      console.out().println(Json.write(sums));
    } else {
      console
          .out()
          .println(
              "%d agreed, %d disagreed (and %d advisory)".formatted(agreed, disagreed, advisory));
    }
    return disagreed == 0 ? Tocsin.DONE : Tocsin.REFUSED;
  }

  private static String line(SignatureVector vector, SignatureVector.Finding finding) {
    return vector.id()
        + (vector.isAdvisory() ? " (advisory)" : "")
        + ": expected "
        + (vector.expectsValid() ? "valid" : "invalid")
        + ", found "
        + finding.text()
        + ": "
        + vector.why();
  }

  private static Node presets(Place place) {
    return YamlFile.read(place.config(), "signatures.yaml").get("presets");
  }

  private static int explain(Arguments arguments, Tocsin.Console console) {
    var place = new Place(arguments, console);
    var presets = presets(place);
    var delivery = delivery(arguments);
    var at = arguments.option("--at").map(SignaturesCommand::instant).orElseGet(Instant::now);
    var url = arguments.option("--url");
    var certificates = certificates(arguments);
    Explanation.Explained explained;
    if (arguments.option("--preset").isPresent()) {
      var preset = preset(arguments.option("--preset").get(), presets);
      var keys = new Keys(secrets(arguments, console), preset.each("publicKeys", Node::text));
      explained =
          Explanation.of(preset, keys.with(certificates), delivery, presets, url.orElse(""), at);
    } else {
      var source = source(arguments, place);
      var scheme = signature(source, place, presets);
      var keys =
          arguments.option("--secret").isPresent()
              ? Keys.ofSecrets(secrets(arguments, console).toArray(String[]::new))
              : source.keys(place::secrets);
      explained =
          Explanation.of(
              scheme, keys.with(certificates), delivery, presets, url.orElse(source.url()), at);
    }
    console
        .out()
        .println(
            arguments.has("--json")
                ? Json.write(explained)
                : String.join(System.lineSeparator(), explained.lines()));
    return explained.verifies() ? Tocsin.DONE : Tocsin.REFUSED;
  }

  private static Certificates certificates(Arguments arguments) {
    var given =
        arguments
            .option("--certificate")
            .map(file -> new String(Place.bytes(Path.of(file)), StandardCharsets.ISO_8859_1))
            .map(Pem::certificates)
            .orElse(List.of());
    return (address, chained) -> given.stream().findFirst();
  }

  private static CapturedDelivery delivery(Arguments arguments) {
    var operands = arguments.operands(2, 3, "explain DELIVERY [BODY]");
    var file = operands.get(1);
    try {
      return CapturedDelivery.read(
          Place.bytes(Path.of(file)),
          operands.size() == 3 ? Place.bytes(Path.of(operands.get(2))) : null);
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private static Node preset(String name, Node presets) {
    return presets
        .find(name)
        .orElseThrow(() -> new UsageException("there is no preset '" + name + "'"));
  }

  private static Source source(Arguments arguments, Place place) {
    var name =
        arguments
            .option("--source")
            .orElseThrow(
                () -> new UsageException("who has sent it? Say --source NAME or --preset NAME"));
    return Sources.read(
            YamlFile.read(place.config(), "sources.yaml"),
            YamlFile.read(place.config(), "signatures.yaml"))
        .find(name)
        .orElseThrow(() -> new UsageException("there is no source '" + name + "'"));
  }

  private static Node signature(Source source, Place place, Node presets) {
    var node =
        YamlFile.read(place.config(), "sources.yaml").get("sources").items().stream()
            .filter(each -> each.get("name").text().equals(source.name()))
            .findFirst()
            .orElseThrow();
    return Sources.signature(node, presets.entries());
  }

  /** Never an argument: those are seen by everybody on the machine. */
  private static List<String> secrets(Arguments arguments, Tocsin.Console console) {
    return arguments
        .option("--secret")
        .map(file -> file.equals("-") ? input(console) : Place.bytes(Path.of(file)))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static byte[] input(Tocsin.Console console) {
    try {
      return console.in().readAllBytes();
    } catch (IOException e) {
      throw new UsageException("can't read standard input");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException("--at wants a time such as 2026-01-05T10:00:00Z");
    }
  }
}
