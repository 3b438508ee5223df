// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The header that carries the signature, and its grammar. */
sealed interface SignatureHeader {

  /** A signature as written, and the algorithm that the configuration has for it. */
  record Candidate(Algorithm algorithm, String text) {}

  String name();

  /** The algorithms that a signature may be of. */
  List<Algorithm> algorithms();

  /** The signatures in a header's value that are of an accepted version. */
  List<Candidate> candidates(String value) throws Refusal;

  /** The value of a key in the list; there must be exactly one. */
  String field(String value, String key) throws Refusal;

  /** The header's value for a signature of the first algorithm. */
  String write(String signature, Map<String, String> fields);

  /** One signature, perhaps behind a fixed text: {@code sha256=<hex>}. */
  record Single(String name, String prefix, Algorithm algorithm) implements SignatureHeader {

    @Override
    public List<Algorithm> algorithms() {
      return List.of(algorithm);
    }

    @Override
    public List<Candidate> candidates(String value) throws Refusal {
      if (!value.startsWith(prefix)) {
        throw new Refusal(Verdict.Reason.MALFORMED_SIGNATURE);
      }
      return List.of(new Candidate(algorithm, value.substring(prefix.length())));
    }

    @Override
    public String field(String value, String key) throws Refusal {
      throw new Refusal(Verdict.Reason.MALFORMED_TIMESTAMP);
    }

    @Override
    public String write(String signature, Map<String, String> fields) {
      return prefix + signature;
    }
  }

  /**
   * A list of keys with values, among them signatures by version: {@code t=1,v1=<hex>,v1=<hex>}.
   * Any signature of an accepted version may match, which is how senders rotate; other keys are
   * passed over, and there is no falling back to them.
   *
   * @param versions the accepted versions and what each is signed with
   */
  record Listed(String name, String separator, String assign, Map<String, Algorithm> versions)
      implements SignatureHeader {

    /** More than any rotation needs, and few enough that checking them all costs little. */
    private static final int MOST_ENTRIES = 16;

    public Listed {
      versions = Map.copyOf(versions);
    }

    @Override
    public List<Algorithm> algorithms() {
      return versions.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public List<Candidate> candidates(String value) throws Refusal {
      var found = new ArrayList<Candidate>();
      for (var entry : entries(value)) {
        int split = entry.indexOf(assign);
        var algorithm = split < 0 ? null : versions.get(entry.substring(0, split));
        if (algorithm != null) {
          found.add(new Candidate(algorithm, entry.substring(split + assign.length())));
        }
      }
      if (found.isEmpty()) {
        throw new Refusal(Verdict.Reason.UNKNOWN_VERSION);
      }
      return found;
    }

    @Override
    public String field(String value, String key) throws Refusal {
      var found = new ArrayList<String>();
      for (var entry : entries(value)) {
        if (entry.startsWith(key + assign)) {
          found.add(entry.substring(key.length() + assign.length()));
        }
      }
      if (found.size() != 1) {
        throw new Refusal(Verdict.Reason.MALFORMED_TIMESTAMP);
      }
      return found.getFirst();
    }

    private String[] entries(String value) throws Refusal {
      var entries = value.split(Pattern.quote(separator), MOST_ENTRIES + 1);
      if (entries.length > MOST_ENTRIES) {
        throw new Refusal(Verdict.Reason.TOO_MANY_SIGNATURES);
      }
      return entries;
    }

    @Override
    public String write(String signature, Map<String, String> fields) {
      var text = new StringBuilder();
      fields.forEach(
          (key, value) -> text.append(key).append(assign).append(value).append(separator));
      var version = versions.keySet().stream().sorted().findFirst().orElseThrow();
      return text.append(version).append(assign).append(signature).toString();
    }
  }
}
