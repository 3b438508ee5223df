// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a name in a template refers to: a pseudo parameter, a parameter, or a resource. */
final class References {

  private final String file;
  private final Deployment deployment;
  private final Map<String, Object> parameters;
  private final Map<String, Declaration> declarations;
  private final Resolver resolver;
  private final Map<String, Physical> physical = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  References(
      String file,
      Deployment deployment,
      Map<String, Object> parameters,
      Map<String, Declaration> declarations,
      Resolver resolver) {
    this.file = file;
    this.deployment = deployment;
    this.parameters = parameters;
    this.declarations = declarations;
    this.resolver = resolver;
  }

  /** A text, or the list of a list parameter. */
  Object ref(String name, int line) {
    var pseudo = pseudo(name);
    if (pseudo != null) {
      return pseudo;
    }
    var parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    var made = SamReferences.ref(this, name, line);
    if (made != null) {
      return made;
    }
    var declaration = declaration(name, line);
    return Kind.of(declaration.type()).ref().apply(physical(declaration, line));
  }

  /** {@code Queue.Arn}, or what SAM calls a referable property, {@code Function.Alias}. */
  String dotted(String name, int line) {
    var made = SamReferences.ref(this, name, line);
    if (made != null) {
      return made;
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      throw new TemplateException(file, line, name + " names no attribute");
    }
    return attribute(name.substring(0, dot), name.substring(dot + 1), line);
  }

  String attribute(String id, String attribute, int line) {
    var made = SamReferences.attribute(this, id, attribute, line);
    if (made != null) {
      return made;
    }
    var declaration = declaration(id, line);
    var known = Kind.of(declaration.type()).attributes();
    var getter = known.get(attribute);
    if (getter == null) {
      throw new TemplateException(
          file,
          line,
          "%s (%s) has no attribute %s, only %s"
              .formatted(id, declaration.type(), attribute, new TreeSet<>(known.keySet())));
    }
    return getter.apply(physical(declaration, line));
  }

  Deployment deployment() {
    return deployment;
  }

  @Nullable Declaration find(String id) {
    return declarations.get(id);
  }

  /** The text of a property, null if it is not given. */
  @Nullable String property(Declaration declaration, String name) {
    var value = declaration.properties().entries().get(name);
    return value == null ? null : resolver.text(value);
  }

  private Declaration declaration(String id, int line) {
    var declaration = declarations.get(id);
    if (declaration == null) {
      throw new TemplateException(file, line, "there is no parameter or resource " + id);
    }
    var condition = declaration.condition();
    if (condition != null && !resolver.holds(condition, declaration.line())) {
      throw new TemplateException(
          file, line, id + " does not exist: its condition " + condition + " is false");
    }
    return declaration;
  }

  Physical physical(Declaration declaration, int line) {
    var known = physical.get(declaration.id());
    if (known != null) {
      return known;
    }
    if (!open.add(declaration.id())) {
      throw new TemplateException(
          file, line, "the name of " + declaration.id() + " depends on itself");
    }
    var property = Kind.of(declaration.type()).nameProperty();
    var given = property == null ? null : property(declaration, property);
    var name = Objects.requireNonNullElse(given, deployment.stackName() + "-" + declaration.id());
    var made = new Physical(deployment, declaration.id(), name);
    physical.put(declaration.id(), made);
    open.remove(declaration.id());
    return made;
  }

  private @Nullable String pseudo(String name) {
    return switch (name) {
      case "AWS::Region" -> deployment.region();
      case "AWS::AccountId" -> deployment.accountId();
      case "AWS::StackName" -> deployment.stackName();
      case "AWS::StackId" ->
          deployment.arn("cloudformation", "stack/" + deployment.stackName() + "/local");
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> null;
    };
  }
}
