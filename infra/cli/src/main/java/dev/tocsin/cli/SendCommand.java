// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.JsonDocuments;
import dev.tocsin.signature.Headers;
import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Request;
import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code send}: posts an event as its sender would, signed with the sender's key. */
final class SendCommand implements Command {

  @Override
  public String name() {
    return "send";
  }

  @Override
  public String summary() {
    return "sign an event as its sender would, and post it";
  }

  @Override
  public String usage() {
    return """
    usage: tocsin send EVENT [--source NAME] [--id ID] [--header 'Name: value']... [--url URL] [--json]
                       [--secrets FILE] [--config FOLDER]

    EVENT     a file under events/, any Lambda event of an HTTP API, a file that is the bare body, or - for standard input
    --source  the source to send as; else the one that the event names, else the first word of the file's name
    --id      the delivery's id; else a new one. The same id again is a redelivery
    --header  a header of the sender's besides its signature, such as 'X-GitHub-Event: ping'
    --secrets the secrets to sign with; else infra/local/secrets.json
    --config  the folder with sources.yaml and signatures.yaml; else infra/config
    """;
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    var place = new Place(arguments, console);
    var file = arguments.operands(1, 1, "one event: a file, or - for standard input").getFirst();
    var event =
        Event.read(Path.of(file), file.equals("-") ? input(console) : Place.bytes(Path.of(file)));
    var source = source(arguments, event, place);
    var id = arguments.option("--id").orElseGet(() -> UUID.randomUUID().toString());
    var proof = proof(event, source, id, place);
    var url = place.api().resolve("/webhooks/" + source.name() + query(proof));
    var response =
        Http.post(
            url,
            headers(arguments, event, proof),
            JsonDocuments.with(event.body(), proof.fields()));
    if (!arguments.has("--json")) {
      console.out().println("POST " + url + " -> " + response.status());
    }
    console.out().println(response.body());
    return response.isSuccess() ? Tocsin.DONE : Tocsin.REFUSED;
  }

  private static Map<String, String> headers(Arguments arguments, Event event, Proof proof) {
    var headers = new LinkedHashMap<>(event.headers());
    proof.headers().forEach((name, value) -> headers.put(Event.lower(name), value));
    for (var header : arguments.all("--header")) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new UsageException("a header is 'Name: value', not '" + header + "'");
      }
      headers.put(Event.lower(header.substring(0, colon)), header.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String query(Proof proof) {
    return proof.query().entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .reduce((one, other) -> one + "&" + other)
        .map(all -> "?" + all)
        .orElse("");
  }

  private static Proof proof(Event event, Source source, String id, Place place) {
    var name = signingKey(source);
    var key =
        place
            .secret(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "the secrets file has no '" + name + "' to sign for " + source.name()));
    var request =
        new Request(
            "POST",
            source.url(),
            Headers.ofSingle(event.headers()),
            event.body(),
            new JsonDocuments());
    try {
      return source.scheme().sign(key, request, id, Instant.now());
    } catch (IllegalArgumentException e) {
      throw new UsageException("the secret '" + name + "' can't sign: " + e.getMessage());
    }
  }

  /** A pair of keys is kept as {@code <name>} (public) and {@code <name>-private}. */
  private static String signingKey(Source source) {
    if (source.secret() != null) {
      return source.secret();
    }
    if (source.publicKeySecrets().isEmpty()) {
      throw new UsageException(
          source.name() + " is known by its sender's own public key: nobody else can sign for it");
    }
    return source.publicKeySecrets().getFirst() + "-private";
  }

  private static Source source(Arguments arguments, Event event, Place place) {
    var name =
        arguments
            .option("--source")
            .or(event::source)
            .orElseThrow(() -> new UsageException("whose event is it? Say --source NAME"));
    var sources =
        Sources.read(
            YamlFile.read(place.config(), "sources.yaml"),
            YamlFile.read(place.config(), "signatures.yaml"));
    return sources
        .find(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no source '"
                        + name
                        + "'; known: "
                        + String.join(", ", sources.byName().keySet().stream().sorted().toList())));
  }

  private static byte[] input(Tocsin.Console console) {
    try {
      return console.in().readAllBytes();
    } catch (IOException e) {
      throw new UsageException("can't read standard input");
    }
  }
}
