// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.acceptance.Repository;
import dev.tocsin.acceptance.architecture.Needs;
import dev.tocsin.acceptance.template.Template.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each role against the calls that its function's code can reach: what is called is allowed, and
 * what is allowed is called. Which table or queue an action is allowed on is held by the flows, as
 * the local runtime refuses what a role does not name.
 */
class TemplateRolesTest {

  /** What Lambda does in the role's name, and not the function. */
  private static final Set<String> LAMBDAS_OWN =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueAttributes");

  /** What a transaction may hold; each needs the permission of its kind. */
  private static final Set<String> IN_TRANSACTIONS =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:ConditionCheckItem");

  private static final Template TEMPLATE = Template.read();

  static List<String> functions() {
    return Repository.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatTheCodeCallsIsAllowed(String function) {
    var called = new TreeSet<>(called(function));
    called.remove("dynamodb:TransactWriteItems");

    assertThat(Policies.actions(role(function)))
        .as(
            "%s in template.yaml must allow what functions/%s calls: add the line to its policy",
            id(function, "Role"), function)
        .containsAll(called);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatIsAllowedIsCalled(String function) {
    var called = called(function);
    var idle = new TreeSet<>(Policies.actions(role(function)));
    idle.removeAll(called);
    idle.removeAll(LAMBDAS_OWN);
    if (called.contains("dynamodb:TransactWriteItems")) {
      idle.removeAll(IN_TRANSACTIONS);
    }
    if (TEMPLATE.resource(id(function, "Function")).properties().containsKey("EventInvokeConfig")) {
      idle.remove("sqs:SendMessage");
    }

    assertThat(idle).as("permissions of %s that nothing uses", function).isEmpty();
  }

  private static Set<String> called(String function) {
    var called = Needs.actions(function);
    assertThat(called).as("calls of %s", function).isNotEmpty();
    return called;
  }

  private static Resource role(String function) {
    return TEMPLATE.resource(id(function, "Role"));
  }

  private static String id(String function, String kind) {
    return function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1) + kind;
  }
}
