// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tocsin.alert.Fingerprint;
import dev.tocsin.alert.Labels;
import dev.tocsin.breaker.Breaker;
import dev.tocsin.breaker.Closed;
import dev.tocsin.breaker.ForcedOpen;
import dev.tocsin.breaker.HalfOpen;
import dev.tocsin.breaker.MetricsOnly;
import dev.tocsin.breaker.Open;
import java.util.SortedMap;

/** How the domain's value types look in JSON; the domain itself knows nothing of it. */
final class DomainModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  DomainModule() {
    super("tocsin");
    setMixInAnnotation(Labels.class, LabelsJson.class);
    setMixInAnnotation(Fingerprint.class, FingerprintJson.class);
    setMixInAnnotation(Breaker.class, BreakerJson.class);
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Open.class, name = "open"),
    @JsonSubTypes.Type(value = HalfOpen.class, name = "half-open"),
    @JsonSubTypes.Type(value = ForcedOpen.class, name = "forced-open"),
    @JsonSubTypes.Type(value = MetricsOnly.class, name = "metrics-only")
  })
  interface BreakerJson {}
}
