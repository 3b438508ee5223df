// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.backend.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes over HTTP, and a secret that is learned in one and outlives the runtime. */
class HandshakeIT {

  private static final String SECRET = "b537207f20cbfa02357cf448134da559";
  private static final String STRANGERS = "f".repeat(32);
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

  private static final String SENDERS =
      """
        - {name: dropbox, preset: dropbox, secret: plain, format: alert}
        - {name: asana, preset: asana, format: alert}
      """;

  @TempDir Path folder;

  @Test
  void learnedSecretOutlivesAKillAndAStranger() throws Exception {
    assumeThat(Endpoints.ofRun().messaging())
        .as("the secrets are the local runtime's own")
        .isEmpty();
    var template = withSenders();
    var state = folder.resolve("state");
    try (var first = RuntimeProcess.start(template, state, NOBODY)) {
      var client = first.client();
      assertGetIsForThoseWhoAskSo(client);
      assertThat(event(client, SECRET)).as("before the handshake").isEqualTo(401);

      var answer = shake(client, SECRET);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-hook-secret")).contains(SECRET);
      assertThat(answer.body()).isEmpty();
      assertThat(shake(client, STRANGERS).statusCode()).isEqualTo(401);
      first.kill();
    }
    assertKeptForTheOwnerAlone(state.resolve("secrets"));

    try (var second = RuntimeProcess.start(template, state, NOBODY)) {
      var client = second.client();
      assertThat(event(client, SECRET)).isEqualTo(200);
      assertThat(event(client, STRANGERS)).isEqualTo(401);
      var refused = shake(client, STRANGERS);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("x-hook-secret")).isEmpty();
    }
  }

  private static void assertGetIsForThoseWhoAskSo(Client client) throws Exception {
    var challenge =
        client
            .http()
            .send(
                HttpRequest.newBuilder(
                        client.api().resolve("/webhooks/dropbox?challenge=2t8MYJpPnVgW%2B%3D"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(challenge.statusCode()).isEqualTo(200);
    assertThat(challenge.body()).isEqualTo("2t8MYJpPnVgW+=");
    assertThat(challenge.headers().firstValue("content-type"))
        .contains("text/plain; charset=utf-8");
    assertThat(challenge.headers().firstValue("x-content-type-options")).contains("nosniff");

    assertThat(client.get("/webhooks/plain?challenge=x").status()).isEqualTo(404);
    assertThat(client.get("/webhooks/nobody?challenge=x").status()).isEqualTo(404);
  }

  private static void assertKeptForTheOwnerAlone(Path secrets) throws IOException {
    try (var files = Files.list(secrets)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file -> {
                assertThat(Files.readString(file)).contains(SECRET).doesNotContain(STRANGERS);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
              });
    }
  }

  private static HttpResponse<String> shake(Client client, String secret) throws Exception {
    return client
        .http()
        .send(
            HttpRequest.newBuilder(client.api().resolve("/webhooks/asana"))
                .header("x-hook-secret", secret)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int event(Client client, String secret) throws GeneralSecurityException {
    var body = "{\"labels\":{\"alertname\":\"%s\"}}".formatted(Alerts.unique("Overdue"));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    return client
        .send(
            HttpRequest.newBuilder(client.api().resolve("/webhooks/asana"))
                .header("content-type", "application/json")
                .header("x-hook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .status();
  }

  /** The template with the shipped configuration and two more senders. */
  private Path withSenders() throws IOException {
    var config = folder.resolve("config");
    copy(Repository.file("infra/config"), config);
    var sources = config.resolve("sources.yaml");
    Files.writeString(sources, Files.readString(sources) + "\n" + SENDERS);
    var root = Repository.file("") + "/";
    return Files.writeString(
        folder.resolve("template.yaml"),
        Repository.text("template.yaml")
            .replace("CodeUri: ", "CodeUri: " + root)
            .replace("ContentUri: infra/config", "ContentUri: " + config));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
