// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.sample.SampleStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

  @TempDir Path folder;

  private Routes routes(String events) {
    return Routes.of(
        new SampleStack(
                folder,
                """
                  Api: {Type: AWS::Serverless::HttpApi}
                  WebFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      Events: {%s}
                """
                    .formatted(events))
            .stack());
  }

  @Test
  void anEventIsARouteWithItsFunctionAndTimeout() {
    var routes =
        routes(
            "A: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: post, Path: '/a/{b}',"
                + " TimeoutInMillis: 500}}, Q: {Type: SQS, Properties: {Queue: x}}");

    var match = routes.match("POST", "/a/1").orElseThrow();
    assertThat(match.route().functionId()).isEqualTo("WebFunction");
    assertThat(match.route().timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(routes.match("GET", "/a/1")).isEmpty();
  }

  @Test
  void anEventWithoutAPathTakesEverything() {
    var routes = routes("All: {Type: HttpApi, Properties: {ApiId: !Ref Api}}");

    assertThat(routes.match("PATCH", "/any/where").orElseThrow().route().key())
        .isEqualTo("$default");
  }

  @Test
  void theOldPayloadFormatIsRefusedByName() {
    assertThatThrownBy(
            () ->
                routes(
                    "A: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /a,"
                        + " PayloadFormatVersion: '1.0'}}"))
        .isInstanceOf(HttpApiException.class)
        .hasMessageContaining("WebFunction")
        .hasMessageContaining("2.0");
  }
}
