// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.scheme;

import dev.tocsin.signature.Proof;
import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Algorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How signatures are written down, and what each was made with: the configuration says it. */
sealed interface Notation {

  /** A signature as written, and the algorithm that the configuration has for it. */
  record Candidate(Algorithm algorithm, String text) {}

  /** The signatures in a value that are of an accepted version. */
  List<Candidate> candidates(String value, Request request) throws Refusal;

  /** The algorithm that a new signature is made with. */
  Algorithm preferred();

  /**
   * A new signature's value.
   *
   * @param fields what else stands in the list, if it is one
   * @param proof takes what stands elsewhere
   */
  String write(String signature, Map<String, String> fields, Proof proof);

  /** One signature, perhaps behind a fixed text: {@code sha256=<hex>}. */
  record Single(String prefix, Algorithm algorithm) implements Notation {

    @Override
    public List<Candidate> candidates(String value, Request request) throws Refusal {
      if (!value.startsWith(prefix)) {
        throw new Refusal(Reason.MALFORMED_SIGNATURE);
      }
      return List.of(new Candidate(algorithm, value.substring(prefix.length())));
    }

    @Override
    public Algorithm preferred() {
      return algorithm;
    }

    @Override
    public String write(String signature, Map<String, String> fields, Proof proof) {
      return prefix + signature;
    }
  }

  /** One signature, whose version stands elsewhere in the request and must be an accepted one. */
  record Versioned(Place version, Map<String, Algorithm> versions) implements Notation {

    @Override
    public List<Candidate> candidates(String value, Request request) throws Refusal {
      var algorithm = versions.get(version.only(request));
      if (algorithm == null) {
        throw new Refusal(Reason.UNKNOWN_VERSION);
      }
      return List.of(new Candidate(algorithm, value));
    }

    @Override
    public Algorithm preferred() {
      return versions.values().iterator().next();
    }

    @Override
    public String write(String signature, Map<String, String> fields, Proof proof) {
      version.put(versions.keySet().iterator().next(), proof);
      return signature;
    }
  }

  /**
   * A list of keys with values, among them signatures by version: {@code t=1,v1=<hex>,v1=<hex>}.
   * Any signature of an accepted version may match, which is how senders rotate; other keys are
   * passed over, and there is no falling back to them.
   *
   * @param blanks whether blanks around an entry are passed over
   * @param versions the accepted versions and what each is signed with
   */
  record Listed(String separator, String assign, boolean blanks, Map<String, Algorithm> versions)
      implements Notation {

    /** More than any rotation needs, and few enough that checking them all costs little. */
    private static final int MOST_ENTRIES = 16;

    public Listed {
      versions = new LinkedHashMap<>(versions);
    }

    @Override
    public List<Candidate> candidates(String value, Request request) throws Refusal {
      var found = new ArrayList<Candidate>();
      for (var entry : entries(value)) {
        int split = entry.indexOf(assign);
        var algorithm = split < 0 ? null : versions.get(entry.substring(0, split));
        if (algorithm != null) {
          found.add(new Candidate(algorithm, entry.substring(split + assign.length())));
        }
      }
      if (found.isEmpty()) {
        throw new Refusal(Reason.UNKNOWN_VERSION);
      }
      return found;
    }

    /** The value of a key, or nothing unless there is exactly one. */
    Optional<String> field(String value, String key) throws Refusal {
      var found = new ArrayList<String>();
      for (var entry : entries(value)) {
        if (entry.startsWith(key + assign)) {
          found.add(entry.substring(key.length() + assign.length()));
        }
      }
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<String> entries(String value) throws Refusal {
      var entries = new ArrayList<String>();
      int from = 0;
      for (int at; (at = value.indexOf(separator, from)) >= 0; from = at + separator.length()) {
        entries.add(entry(value.substring(from, at)));
        if (entries.size() == MOST_ENTRIES) {
          throw new Refusal(Reason.TOO_MANY_SIGNATURES);
        }
      }
      entries.add(entry(value.substring(from)));
      return entries;
    }

    private String entry(String text) {
      return blanks ? text.strip() : text;
    }

    @Override
    public Algorithm preferred() {
      return versions.values().iterator().next();
    }

    @Override
    public String write(String signature, Map<String, String> fields, Proof proof) {
      var text = new StringBuilder();
      fields.forEach(
          (key, value) -> text.append(key).append(assign).append(value).append(separator));
      var version = versions.keySet().iterator().next();
      return text.append(version).append(assign).append(signature).toString();
    }
  }
}
