// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads each function's role from the template. */
final class Roles {

  private static final String SERVERLESS = "AWS::Serverless::Function";

  private final Stack stack;
  private final PolicyReader reader = new PolicyReader();
  private final Map<String, Role> byFunction = new HashMap<>();

  Roles(Stack stack) {
    this.stack = stack;
    stack.resources(SERVERLESS).forEach(it -> byFunction.put(it.id(), role(it)));
  }

  /** By the function's logical id. */
  Map<String, Role> byFunction() {
    return byFunction;
  }

  /** What can't be evaluated in the policies of functions. */
  List<String> complaints() {
    return reader.complaints();
  }

  private Role role(Resource function) {
    var functionName = stack.ref(function.id());
    var given = function.properties().get("Role");
    if (given == null) {
      return new Role(stack.ref(function.id() + "Role"), functionName, ownPolicies(function));
    }
    var found =
        stack.resources("AWS::IAM::Role").stream()
            .filter(role -> stack.attribute(role.id(), "Arn").equals(given))
            .findFirst();
    if (found.isEmpty()) {
      reader.complain(where(function), "the role " + given + ", which is not in this template,");
      return new Role(String.valueOf(given), functionName, List.of());
    }
    return new Role(stack.ref(found.get().id()), functionName, policies(found.get()));
  }

  private List<Statement> policies(Resource role) {
    var statements = new ArrayList<Statement>();
    for (var policy : PolicyReader.list(role.properties().get("Policies"))) {
      statements.addAll(
          reader.document(PolicyReader.map(policy).get("PolicyDocument"), where(role)));
    }
    PolicyReader.texts(role.properties().get("ManagedPolicyArns"))
        .forEach(arn -> statements.addAll(managed(arn, where(role))));
    return statements;
  }

  private List<Statement> ownPolicies(Resource function) {
    var statements = new ArrayList<Statement>();
    var where = where(function);
    for (var policy : PolicyReader.list(function.properties().get("Policies"))) {
      var map = PolicyReader.map(policy);
      if (policy instanceof String name) {
        statements.addAll(managed(name, where));
      } else if (map.containsKey("Statement")) {
        statements.addAll(reader.document(policy, where));
      } else {
        map.forEach((name, parameters) -> statements.addAll(template(name, parameters, where)));
      }
    }
    var events = PolicyReader.map(function.properties().get("Events"));
    if (events.values().stream().anyMatch(it -> "SQS".equals(PolicyReader.map(it).get("Type")))) {
      statements.addAll(SamPolicies.poller());
    }
    return statements;
  }

  private List<Statement> template(Object name, Object parameters, String where) {
    if (!SamPolicies.isTemplate(String.valueOf(name))) {
      reader.complain(where, "the policy template " + name);
      return List.of();
    }
    var at = stack.deployment();
    return SamPolicies.template(
        String.valueOf(name),
        PolicyReader.map(parameters),
        (service, resource) ->
            "arn:aws:%s:%s:%s:%s".formatted(service, at.region(), at.accountId(), resource));
  }

  private List<Statement> managed(String policy, String where) {
    for (var own : stack.resources("AWS::IAM::ManagedPolicy")) {
      if (stack.ref(own.id()).equals(policy)) {
        return reader.document(own.properties().get("PolicyDocument"), where(own));
      }
    }
    if (!SamPolicies.isManaged(policy)) {
      reader.complain(where, "the managed policy " + policy);
    }
    return SamPolicies.managed(policy);
  }

  private String where(Resource resource) {
    return "%s:%d: %s".formatted(stack.template().getFileName(), resource.line(), resource.id());
  }
}
