// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import org.jspecify.annotations.Nullable;

/**
 * References to resources that the template does not declare and SAM makes: a function's role, its
 * alias and version, and an HTTP API's default stage.
 *
 * <p>Source: the SAM developer guide, "Generated CloudFormation resources".
 */
final class SamReferences {

  private static final String FUNCTION = "AWS::Serverless::Function";

  private SamReferences() {}

  /** Null if the name is not one that SAM makes. */
  static @Nullable String ref(References references, String name, int line) {
    var alias = alias(references, name, line);
    if (alias != null) {
      return alias;
    }
    if (references.find(name) != null) {
      return null;
    }
    var role = role(references, name, line);
    if (role != null) {
      return role.name();
    }
    if (name.endsWith("ApiGatewayDefaultStage")
        && is(references, name, "ApiGatewayDefaultStage", "AWS::Serverless::HttpApi")) {
      return "$default";
    }
    return null;
  }

  static @Nullable String attribute(References references, String id, String name, int line) {
    if (references.find(id) != null || !name.equals("Arn")) {
      return null;
    }
    var role = role(references, id, line);
    return role == null ? null : role.iamArn("role/" + role.name());
  }

  /** {@code Function.Alias}, {@code Function.Version}, {@code FunctionAliaslive}. */
  private static @Nullable String alias(References references, String name, int line) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      var id = name.substring(0, dot);
      var property = name.substring(dot + 1);
      var alias = published(references, id);
      if (alias == null || !(property.equals("Alias") || property.equals("Version"))) {
        return null;
      }
      return qualified(references, id, property.equals("Alias") ? alias : "1", line);
    }
    int at = name.lastIndexOf("Alias");
    if (at > 0) {
      var id = name.substring(0, at);
      var alias = published(references, id);
      if (alias != null && name.substring(at + "Alias".length()).equals(alias)) {
        return qualified(references, id, alias, line);
      }
    }
    return null;
  }

  private static @Nullable String published(References references, String id) {
    var function = references.find(id);
    return function != null && function.type().equals(FUNCTION)
        ? references.property(function, "AutoPublishAlias")
        : null;
  }

  private static String qualified(References references, String id, String qualifier, int line) {
    return references.attribute(id, "Arn", line) + ":" + qualifier;
  }

  /** The role of a function that names none is called {@code <function>Role}. */
  private static @Nullable Physical role(References references, String name, int line) {
    if (!is(references, name, "Role", FUNCTION)) {
      return null;
    }
    var function = references.find(name.substring(0, name.length() - "Role".length()));
    if (function == null || function.properties().entries().containsKey("Role")) {
      return null;
    }
    return new Physical(
        references.deployment(), name, references.deployment().stackName() + "-" + name);
  }

  private static boolean is(References references, String name, String suffix, String type) {
    if (!name.endsWith(suffix)) {
      return false;
    }
    var of = references.find(name.substring(0, name.length() - suffix.length()));
    return of != null && of.type().equals(type);
  }
}
