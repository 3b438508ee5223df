// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.suite.Local;
import dev.tocsin.load.ground.Sender;
import dev.tocsin.load.http.Outgoing;
import dev.tocsin.load.peer.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The same alerts at the peers: Debian's webhook daemon, which verifies a signature and starts a
 * program for each, and Alertmanager, which keeps alerts in memory. Neither keeps what it has
 * accepted when it is killed, and the first does not know an alert from another.
 */
final class PeerRuns {

  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private final Generator generator;
  private final Throughput.Settings settings;
  private final Table table;
  private final Local local;

  PeerRuns(Generator generator, Throughput.Settings settings, Table table, Local local) {
    this.generator = generator;
    this.settings = settings;
    this.table = table;
    this.local = local;
  }

  /**
   * @param root the repository's
   * @param folder for their files
   */
  void run(Path root, Path folder) throws IOException {
    table.head("Peers, in the same run");
    var webhook = Peer.find(root, "webhook");
    if (webhook.isPresent()) {
      webhook(webhook.get().toString(), folder);
    } else {
      table.say("skipped: webhook is not installed (infra/peers/install webhook)");
    }
    var alertmanager = Peer.find(root, "alertmanager");
    if (alertmanager.isPresent()) {
      alertmanager(alertmanager.get().toString(), folder);
    } else {
      table.say("skipped: alertmanager is not installed (infra/peers/install alertmanager)");
    }
  }

  private void webhook(String program, Path folder) throws IOException {
    int port = Peer.freePort();
    var hooks = folder.resolve("hooks.json");
    var signed = Map.of("match", hmac(local.secret("github")));
    // It has no hook without a command; one whose rule is not met after the signature has none to
    // start, and is answered with 200 as well.
    var never = Map.of("match", Map.of("type", "value", "value", "never", "parameter", field()));
    Files.writeString(
        hooks,
        Json.write(
            List.of(hook("true", signed), hook("none", Map.of("and", List.of(signed, never))))));
    var command =
        List.of(
            program, "-ip", "127.0.0.1", "-port", String.valueOf(port), "-hooks", hooks.toString());
    try (var peer = Peer.start(command, port, folder.resolve("webhook.log"))) {
      most(peer, "webhook, HMAC and /bin/true for each", signed("/hooks/true"));
    }
    try (var peer = Peer.start(command, port, folder.resolve("webhook.log"))) {
      most(peer, "webhook, HMAC and no command", signed("/hooks/none"));
    }
  }

  private static Map<String, Object> hook(String id, Object rule) {
    return Map.of("id", id, "execute-command", "/bin/true", "trigger-rule", rule);
  }

  private static Map<String, Object> hmac(String secret) {
    return Map.of(
        "type",
        "payload-hmac-sha256",
        "secret",
        secret,
        "parameter",
        Map.of("source", "header", "name", "X-Hub-Signature-256"));
  }

  private static Map<String, Object> field() {
    return Map.of("source", "payload", "name", "startsAt");
  }

  private Shots signed(String path) {
    var sender = Sender.of(local, "github");
    return number -> {
      var now = Instant.now();
      var request = sender.signed("d-" + number, Bodies.alertJson("peer", number, now), now);
      return new Outgoing(path, request.headers(), request.body());
    };
  }

  private void alertmanager(String program, Path folder) throws IOException {
    int port = Peer.freePort();
    var config = folder.resolve("alertmanager.yaml");
    Files.writeString(config, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
    var command =
        List.of(
            program,
            "--config.file=" + config,
            "--storage.path=" + folder.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port);
    try (var peer = Peer.start(command, port, folder.resolve("alertmanager.log"))) {
      most(peer, "Alertmanager, no signature, in memory", alerts());
    }
  }

  private static Shots alerts() {
    var headers = Map.of("Content-Type", "application/json");
    return number -> {
      var body = Json.write(List.of(Bodies.alert("peer", number, Instant.now())));
      return new Outgoing("/api/v2/alerts", headers, body.getBytes(StandardCharsets.UTF_8));
    };
  }

  private void most(Peer peer, String what, Shots shots) {
    generator.closed(() -> new HttpBarrel(peer.server(), shots), WARM_UP);
    var cpu = new Cpu(peer.process());
    var most = generator.closed(() -> new HttpBarrel(peer.server(), shots), settings.length());
    table.line(what, most, cpu.millisFor(most.accepted()), peer.idle());
  }
}
