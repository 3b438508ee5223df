// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli.signature;

import dev.tocsin.config.Node;
import dev.tocsin.signature.Keys;
import dev.tocsin.signature.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a delivery does not verify, step by step. It says what would have to be otherwise, and never
 * what a signature should have been, nor anything of a secret.
 */
public final class Explanation {

  private final Attempt attempt;
  private final CapturedDelivery delivery;
  private final Map<String, Node> presets;
  private final List<String> lines = new ArrayList<>();

  private Explanation(Attempt attempt, CapturedDelivery delivery, Map<String, Node> presets) {
    this.attempt = attempt;
    this.delivery = delivery;
    this.presets = presets;
  }

  /**
   * Explains a delivery.
   *
   * @param scheme how the sender should sign
   * @param keys the secrets and public keys that are accepted, the current ones first
   * @param presets all others, to say if one of them would do
   * @param url where it was posted to, or the empty text
   * @return the steps, of which the last is the verdict
   */
  public static Explained of(
      Node scheme, Keys keys, CapturedDelivery delivery, Node presets, String url, Instant now) {
    var attempt = new Attempt(scheme, keys, delivery.request(url), now);
    return new Explanation(attempt, delivery, presets.entries()).explained();
  }

  /** The steps, and whether it verifies after all. */
  public record Explained(List<String> lines, boolean verifies) {}

  private Explained explained() {
    var verdict = attempt.verdict();
    lines.addAll(Observations.of(attempt, delivery));
    if (verdict instanceof Verdict.Verified) {
      which(attempt);
      lines.add("It verifies.");
      return new Explained(lines, true);
    }
    if (attempt.timeless().verifies()) {
      which(attempt.timeless());
      lines.add("The signature is right: only the time is not.");
    } else if (attempt.canBeJudged()) {
      lines.add(guess().orElse(nothingFits()));
    }
    lines.add("It does not verify: " + ((Verdict.Rejected) verdict).reason() + ".");
    return new Explained(lines, false);
  }

  /** Which of several secrets it was: the first is the current one. */
  private void which(Attempt good) {
    if (attempt.keys().secrets().size() > 1) {
      Guess.each(attempt.keys().secrets()).stream()
          .filter(guess -> guess.explains(good))
          .findFirst()
          .ifPresent(guess -> lines.add("It is signed " + guess.would() + " of those accepted."));
    }
  }

  private Optional<String> guess() {
    var judged = attempt.timeless();
    return guesses().stream()
        .filter(guess -> guess.explains(judged))
        .findFirst()
        .map(guess -> "It would verify " + guess.would() + ".");
  }

  /** Single mistakes first, then two at once. */
  private List<Guess> guesses() {
    var all = new ArrayList<Guess>();
    all.addAll(Guess.BODIES);
    all.addAll(Guess.SECRETS);
    all.addAll(Guess.SIGNING);
    all.addAll(Guess.URLS);
    presets.forEach(
        (name, preset) ->
            all.add(new Guess("by the preset " + name, one -> one.withScheme(preset).timeless())));
    for (var secret : Guess.SECRETS) {
      Guess.BODIES.forEach(body -> all.add(secret.and(body)));
      Guess.SIGNING.forEach(signing -> all.add(secret.and(signing)));
    }
    return all;
  }

  private static String nothingFits() {
    return "None of the usual mistakes explains it: most likely the secret is another one, or the"
        + " body is not what was sent.";
  }
}
