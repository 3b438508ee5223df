// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import dev.tocsin.aws.config.YamlFile;
import dev.tocsin.aws.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** {@code signatures check}: the presets against a file of test vectors. */
final class SignaturesCommand implements Command {

  @Override
  public String name() {
    return "signatures";
  }

  @Override
  public String summary() {
    return "check the signature presets against test vectors";
  }

  @Override
  public String usage() {
    return """
    usage: tocsin signatures check FILE [--config FOLDER] [--json]

    FILE is a JSON array of vectors: id, provider (a preset's name), secret, public_key, url, method, headers
    {name: [values]}, body_base64, now, params, expect (valid or invalid), advisory. Prints the vectors on which
    the presets disagree; the exit code is 1 if one of them is not advisory.
    """;
  }

  @Override
  public int run(Arguments arguments, Tocsin.Console console) {
    var operands = arguments.operands(2, 2, "check FILE");
    if (!operands.getFirst().equals("check")) {
      throw new UsageException("expected check FILE");
    }
    var presets =
        YamlFile.read(new Place(arguments, console).config(), "signatures.yaml").get("presets");
    int agreed = 0;
    int disagreed = 0;
    int advisory = 0;
    for (var node : Place.json(Path.of(operands.get(1)))) {
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
}
