// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Labels;
import java.util.SortedMap;

/** How the domain's value types look in JSON; the domain itself knows nothing of it. */
final class DomainModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  DomainModule() {
    super("tocsin");
    setMixInAnnotation(Labels.class, LabelsJson.class);
    setMixInAnnotation(Fingerprint.class, FingerprintJson.class);
  }

  abstract static class LabelsJson {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    LabelsJson(SortedMap<String, String> values) {}

    @JsonValue
    abstract SortedMap<String, String> values();
  }

  abstract static class FingerprintJson {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    FingerprintJson(String hex) {}

    @JsonValue
    abstract String hex();
  }
}
