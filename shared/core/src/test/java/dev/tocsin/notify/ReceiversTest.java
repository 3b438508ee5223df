// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tocsin.config.Node;
import dev.tocsin.config.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

  @Test
  void readsEveryIntegrationOfAReceiver() {
    var receivers =
        read(
            Map.of(
                "name",
                "team",
                "webhook_configs",
                List.of(
                    Map.of("url", "https://a.example/hook"),
                    Map.of(
                        "url_secret",
                        "hook-url",
                        "bearer_secret",
                        "hook-token",
                        "signing_secret",
                        "hook-key",
                        "max_alerts",
                        5,
                        "send_resolved",
                        false)),
                "slack_configs",
                List.of(Map.of("api_url_secret", "slack-url", "channel", "#alerts"))),
            Map.of("name", "nobody"));

    assertThat(receivers.find("team").orElseThrow().named())
        .containsExactly(
            Map.entry(
                "webhook-0",
                new Webhook(new Endpoint("https://a.example/hook", false), null, null, 0, true)),
            Map.entry(
                "webhook-1",
                new Webhook(new Endpoint("hook-url", true), "hook-token", "hook-key", 5, false)),
            Map.entry("slack-0", new Slack(new Endpoint("slack-url", true), "#alerts", true)));
    assertThat(receivers.find("nobody").orElseThrow().integrations()).isEmpty();
    assertThat(receivers.find("stranger")).isEmpty();
    assertThat(receivers.all()).extracting(Receiver::name).containsExactly("team", "nobody");
  }

  @Test
  void externalUrlIsOptional() {
    var global = Map.of("external_url", "https://t.example");
    var routes = Map.of("global", global, "receivers", List.of());

    assertThat(Receivers.read(Nodes.of("routes.yaml", routes)).externalUrl())
        .isEqualTo("https://t.example");
    assertThat(read().externalUrl()).isEmpty();
  }

  @Test
  void nameThatOccursTwiceIsRefused() {
    assertThatThrownBy(() -> read(Map.of("name", "team"), Map.of("name", "team")))
        .hasMessage("routes.yaml:1: receivers[1]: there are two receivers of the name 'team'");
  }

  @Test
  void unknownKindIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> read(Map.of("name", "team", "fax_configs", List.of())))
        .hasMessageContaining("receivers[0].fax_configs: unknown key")
        .hasMessageContaining("name, webhook_configs, slack_configs");
  }

  @Test
  void urlIsWrittenOrNamedButNotBoth() {
    var both = Map.of("url", "https://a.example/", "url_secret", "hook-url");

    assertThatThrownBy(() -> read(webhook(both)))
        .hasMessageContaining("needs either url or url_secret");
    assertThatThrownBy(() -> read(webhook(Map.of())))
        .hasMessageContaining("needs either url or url_secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.example/", "a.example/hook", "https://", "https:///hook"})
  void urlThatIsNoneIsRefused(String url) {
    assertThatThrownBy(() -> read(webhook(Map.of("url", url))))
        .hasMessageContaining("webhook_configs[0].url: expected an http or https URL");
  }

  @Test
  void everyKindOfIntegrationCanBeConfigured() {
    var written =
        new ClassFileImporter()
            .importPackages("dev.tocsin.notify").stream()
                .filter(type -> type.isAssignableTo(Integration.class) && type.isRecord())
                .map(type -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "_configs");

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            Receivers.KINDS.stream().map(Receivers.Kind::key).toList());
  }

  @Test
  void everyKindOfIntegrationIsExplained() throws IOException {
    var explained = Files.readString(Path.of("../../docs/routing.md"));

    assertThat(Receivers.KINDS)
        .allSatisfy(
            kind ->
                assertThat(explained)
                    .as("docs/routing.md has no row for %s", kind.key())
                    .contains("| `" + kind.key() + "` | "));
  }

  private static Map<String, Object> webhook(Map<String, ?> config) {
    return Map.of("name", "team", "webhook_configs", List.of(config));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Receivers read(Map<String, Object>... receivers) {
    Node routes = Nodes.of("routes.yaml", Map.of("receivers", List.of(receivers)));
    return Receivers.read(routes);
  }
}
