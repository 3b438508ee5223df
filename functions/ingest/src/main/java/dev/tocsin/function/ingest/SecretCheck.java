// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.source.Source;
import dev.tocsin.source.Sources;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of all sources as they are when the function starts. One that is empty, or that is no
 * key for its source's signature, is a mistake that stops the start and is named; one that is not
 * there yet leaves its source refusing everybody, which is logged. What is changed later is judged
 * with every delivery: an unusable secret accepts nobody.
 */
final class SecretCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SecretCheck.class);

  private SecretCheck() {}

  /**
   * @param secrets the accepted values of a secret by its name, none if there is no such secret
   * @throws IllegalStateException naming the source and the secret, and never its value
   */
  static void of(Sources sources, Function<String, List<String>> secrets) {
    for (var source : sources.byName().values()) {
      var name = source.secret();
      if (name != null && !name.startsWith(Source.LEARNED)) {
        check(source, name, secrets.apply(name));
      }
      source.publicKeySecrets().forEach(key -> refuseEmpty(source, key, secrets.apply(key)));
      if (name == null && !source.publicKeys().isEmpty() && source.tenants().isEmpty()) {
        LOG.warn(
            "the source {} takes every event that is signed by its public keys; where such a key is"
                + " its vendor's for all customers, name yours under 'tenants' in sources.yaml",
            source.name());
      }
    }
  }

  private static void check(Source source, String name, List<String> values) {
    refuseEmpty(source, name, values);
    for (var value : values) {
      if (!source.scheme().takes(value)) {
        throw mistake(source, name, "is not of the form that its signature needs");
      }
    }
    if (values.isEmpty()) {
      LOG.warn("the source {} accepts nobody: there is no secret '{}'", source.name(), name);
    }
  }

  private static void refuseEmpty(Source source, String name, List<String> values) {
    if (values.stream().anyMatch(String::isBlank)) {
      throw mistake(source, name, "is empty");
    }
  }

  private static IllegalStateException mistake(Source source, String name, String what) {
    return new IllegalStateException(
        "the secret '" + name + "' of the source " + source.name() + " " + what);
  }
}
