// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the template has it, Globals merged in.
 *
 * @param condition the name of the condition that it exists under, null for always
 */
record Declaration(
    String id, String type, int line, @Nullable String condition, Yaml.Mapping properties) {

  /** The rest of these only matter to a deployment: order, retention, notes to other tools. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "UpdatePolicy",
          "CreationPolicy",
          "Metadata");

  private static final Map<String, String> GLOBALS =
      Map.of(
          "AWS::Serverless::Function", "Function",
          "AWS::Serverless::HttpApi", "HttpApi",
          "AWS::Serverless::LayerVersion", "LayerVersion");

  static Declaration read(String id, Section resource, Section globals) {
    resource.allowing(ATTRIBUTES);
    var type = resource.textOrNull("Type");
    if (type == null) {
      throw resource.error(resource.line(), "the resource " + id + " has no Type");
    }
    if (!id.matches("[A-Za-z0-9]{1,255}")) {
      throw resource.error(resource.line(), "a logical id is letters and digits, unlike " + id);
    }
    var own = resource.child("Properties");
    Yaml merged = new Yaml.Mapping(own.line(), own.entries());
    var shared = globals.child(GLOBALS.getOrDefault(type, ""));
    if (!shared.entries().isEmpty()) {
      merged = Globals.merge(new Yaml.Mapping(shared.line(), shared.entries()), merged);
    }
    return new Declaration(
        id, type, resource.line(), resource.textOrNull("Condition"), (Yaml.Mapping) merged);
  }
}
