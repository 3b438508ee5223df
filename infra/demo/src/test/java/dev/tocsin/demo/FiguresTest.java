// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void eachFigureStandsBesideWhatWasAskedFor() {
    var figures = new Figures();
    figures.detection(Duration.ofMillis(12_340));
    figures.detection(Duration.ofMillis(31_000));
    figures.detection(Duration.ofMillis(14_000));
    figures.page(Duration.ofMillis(190), Duration.ofMillis(140));
    figures.page(Duration.ofMillis(170), Duration.ofMillis(120));
    figures.page(Duration.ofMillis(140), Duration.ofMillis(90));

    var printed = new ByteArrayOutputStream();
    figures.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(
            line ->
                line.contains("detection")
                    && line.endsWith(
                        "median 14.0 s, worst 31.0 s of 3; asked for: less than 30.0 s"))
        .anyMatch(line -> line.contains("recovery attempted") && line.endsWith("not measured"))
        .anyMatch(
            line ->
                line.contains("with ingest") && line.endsWith("median 170 ms, worst 190 ms of 3"))
        .anyMatch(
            line ->
                line.contains("page:")
                    && line.endsWith(
                        "median 120 ms, worst 140 ms of 3; asked for: less than 100 ms  MISSED"));
  }
}
