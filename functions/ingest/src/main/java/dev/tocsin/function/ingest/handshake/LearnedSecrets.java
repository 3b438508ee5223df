// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import dev.tocsin.source.Source;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The secrets that senders told in their handshakes, by the names of their sources. */
public interface LearnedSecrets {

  /** What is taken for a secret: too long to be guessed, and harmless as a header. */
  Pattern FORM = Pattern.compile("[!-~]{16,256}");

  /** The accepted secrets of a source; none while its handshake is awaited. */
  List<String> find(String source);

  /**
   * Keeps the secret of a source that has none.
   *
   * @return whether this is its secret now; false if it has another one, which stays
   */
  boolean learn(String source, String secret);

  /** Together with the secrets that the configuration names. */
  default Function<String, List<String>> beside(Function<String, List<String>> secrets) {
    return name ->
        name.startsWith(Source.LEARNED)
            ? find(name.substring(Source.LEARNED.length()))
            : secrets.apply(name);
  }
}
