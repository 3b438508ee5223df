// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import dev.tocsin.acceptance.template.Template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The policy documents of a template. */
final class Policies {

  private Policies() {}

  /** Every policy document that a resource carries. */
  static List<Map<String, Object>> documents(Resource resource) {
    var documents = new ArrayList<Map<String, Object>>();
    for (var key : List.of("PolicyDocument", "KeyPolicy", "AssumeRolePolicyDocument")) {
      if (resource.properties().get(key) instanceof Map<?, ?> document) {
        documents.add(Values.map(document));
      }
    }
    for (var policy : Values.list(resource.properties().getOrDefault("Policies", List.of()))) {
      documents.add(Values.map(Values.map(policy).get("PolicyDocument")));
    }
    return documents;
  }

  /** The actions that a role's own policies allow. */
  static Set<String> actions(Resource role) {
    var actions = new TreeSet<String>();
    for (var policy : Values.list(role.property("Policies"))) {
      for (var statement :
          Values.list(Values.map(Values.map(policy).get("PolicyDocument")).get("Statement"))) {
        Values.list(Values.map(statement).get("Action"))
            .forEach(action -> actions.add(String.valueOf(action)));
      }
    }
    return actions;
  }
}
