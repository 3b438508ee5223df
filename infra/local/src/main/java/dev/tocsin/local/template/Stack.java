// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A template as it would be deployed: parameters, conditions and references resolved. */
public final class Stack {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  private static final String SAM = "AWS::Serverless-2016-10-31";

  private final Path template;
  private final Deployment deployment;
  private final Map<String, String> parameters;
  private final References references;
  private final Map<String, Declaration> declarations;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();

  private Stack(Path template, Section top, Map<String, String> given, Deployment deployment) {
    this.template = template;
    this.deployment = deployment;
    var all = new Parameters(top.child("Parameters"), given);
    this.parameters = all.shown();
    this.declarations = declarations(top);
    var resolver =
        new Resolver(
            top.file(),
            top.child("Mappings"),
            top.child("Conditions"),
            self -> new References(top.file(), deployment, all.values(), declarations, self));
    this.references = resolver.references();
    declarations.values().stream()
        .filter(it -> exists(it, resolver))
        .forEach(it -> resources.put(it.id(), resource(it, resolver)));
    top.child("Outputs").entries().keySet().forEach(id -> output(id, top, resolver));
  }

  /**
   * Reads a SAM template.
   *
   * @param parameters overrides of the template's defaults
   * @throws TemplateException naming file and line of whatever is wrong
   */
  public static Stack load(Path template, Map<String, String> parameters, Deployment deployment) {
    var top = Section.of(String.valueOf(template.getFileName()), YamlReader.read(template));
    top.allowing(SECTIONS);
    if (!SAM.equals(top.textOrNull("Transform"))) {
      throw top.error(top.line(), "Transform must be " + SAM);
    }
    return new Stack(template, top, parameters, deployment);
  }

  public Deployment deployment() {
    return deployment;
  }

  /** The template's file. */
  public Path template() {
    return template;
  }

  /** Those whose condition holds, in the order of the template. */
  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  /** Those of one type, in the order of the template. */
  public List<Resource> resources(String type) {
    return resources.values().stream().filter(it -> it.type().equals(type)).toList();
  }

  /** The resource with this logical id; an error if there is none. */
  public Resource resource(String id) {
    return Objects.requireNonNull(
        resources.get(id), () -> template.getFileName() + " has no resource " + id);
  }

  /** What {@code Ref} gives for a resource, exactly as on AWS: a queue's URL, a topic's ARN. */
  public String ref(String id) {
    return references.ref(id, 1).toString();
  }

  /** What {@code Fn::GetAtt} gives for a resource. */
  public String attribute(String id, String name) {
    return references.attribute(id, name, 1);
  }

  /** Every parameter with the value in use; one with NoEcho is masked. */
  public Map<String, String> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** Every output whose condition holds, by its logical id. */
  public Map<String, String> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** Where a property stands: its own line, or that of the closest mapping around it. */
  int line(Resource resource, List<String> path) {
    Yaml at = Objects.requireNonNull(declarations.get(resource.id())).properties();
    int line = resource.line();
    for (var key : path) {
      if (!(at instanceof Yaml.Mapping mapping) || !mapping.entries().containsKey(key)) {
        return line;
      }
      at = Objects.requireNonNull(mapping.entries().get(key));
      line = at.line();
    }
    return line;
  }

  private static Map<String, Declaration> declarations(Section top) {
    var globals = top.child("Globals");
    globals.allowing(Set.of("Function", "HttpApi", "LayerVersion"));
    var declared = new LinkedHashMap<String, Declaration>();
    var section = top.child("Resources");
    section
        .entries()
        .keySet()
        .forEach(id -> declared.put(id, Declaration.read(id, section.child(id), globals)));
    return declared;
  }

  private static boolean exists(Declaration declaration, Resolver resolver) {
    var condition = declaration.condition();
    return condition == null || resolver.holds(condition, declaration.line());
  }

  private static Resource resource(Declaration it, Resolver resolver) {
    return new Resource(it.id(), it.type(), it.line(), resolver.map(it.properties()));
  }

  private void output(String id, Section top, Resolver resolver) {
    var output = top.child("Outputs").child(id);
    output.allowing(Set.of("Description", "Value", "Export", "Condition"));
    var condition = output.textOrNull("Condition");
    var value = output.entries().get("Value");
    if (value == null) {
      throw output.error(output.line(), "the output " + id + " has no Value");
    }
    if (condition == null || resolver.holds(condition, output.line())) {
      outputs.put(id, resolver.text(value));
    }
  }
}
