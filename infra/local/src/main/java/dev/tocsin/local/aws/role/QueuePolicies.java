// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import dev.tocsin.local.template.Resource;
import dev.tocsin.local.template.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies of queues, as far as they say which topics may send. A queue takes nothing from a
 * topic unless a policy lets it; one that forgets this works on no machine, and so not here.
 *
 * <p>Calls on this machine count as encrypted on their way. A denial for any other reason can't be
 * held, and is a complaint.
 */
public final class QueuePolicies {

  private static final String SEND = "sqs:SendMessage";
  private static final Set<String> SAME = Set.of("StringEquals", "ArnEquals");
  private static final Set<String> LIKE = Set.of("StringLike", "ArnLike", "ArnEquals");

  private record Rule(Statement statement, List<String> sourceArns) {}

  private final String accountId;
  private final Map<String, List<Rule>> byQueueArn = new HashMap<>();
  private final PolicyReader reader = new PolicyReader();

  public QueuePolicies(Stack stack) {
    this.accountId = stack.deployment().accountId();
    for (var policy : stack.resources("AWS::SQS::QueuePolicy")) {
      var urls = PolicyReader.texts(policy.properties().get("Queues"));
      var rules = rules(policy, stack);
      for (var queue : stack.resources("AWS::SQS::Queue")) {
        if (urls.contains(stack.ref(queue.id()))) {
          byQueueArn
              .computeIfAbsent(stack.attribute(queue.id(), "Arn"), _ -> new ArrayList<>())
              .addAll(rules);
        }
      }
    }
  }

  /** What can't be evaluated, each with its line. */
  public List<String> complaints() {
    return List.copyOf(reader.complaints());
  }

  /** Whether this topic may send to this queue. */
  public boolean allows(String topicArn, String queueArn) {
    var permission = new Permission(SEND, queueArn);
    return byQueueArn.getOrDefault(queueArn, List.of()).stream()
        .anyMatch(
            rule ->
                rule.statement().covers(permission)
                    && (rule.sourceArns().isEmpty()
                        || rule.sourceArns().stream()
                            .anyMatch(it -> Statement.matches(it, topicArn))));
  }

  private List<Rule> rules(Resource policy, Stack stack) {
    var where = "%s:%d: %s".formatted(stack.template().getFileName(), policy.line(), policy.id());
    var rules = new ArrayList<Rule>();
    var document = PolicyReader.map(policy.properties().get("PolicyDocument"));
    for (var it : PolicyReader.list(document.get("Statement"))) {
      var statement = PolicyReader.map(it);
      boolean plainText = isPlainText(statement.get("Condition"));
      if (!"Allow".equals(statement.get("Effect"))) {
        if (!plainText) {
          reader.complain(where, "the denial " + statement);
        }
      } else if (!plainText && isForSns(statement.get("Principal"))) {
        rules.add(
            new Rule(
                Statement.of(
                    true,
                    PolicyReader.texts(statement.get("Action")),
                    PolicyReader.texts(statement.get("Resource"))),
                sourceArns(statement.get("Condition"), where)));
      }
    }
    return rules;
  }

  private static boolean isForSns(@Nullable Object principal) {
    return "*".equals(principal)
        || PolicyReader.texts(PolicyReader.map(principal).get("Service"))
            .contains("sns.amazonaws.com")
        || PolicyReader.texts(PolicyReader.map(principal).get("AWS")).contains("*");
  }

  /** {@code Bool: {aws:SecureTransport: false}}: never the case. */
  private static boolean isPlainText(@Nullable Object condition) {
    var secure =
        PolicyReader.map(PolicyReader.map(condition).get("Bool")).get("aws:SecureTransport");
    return secure != null && "false".equals(String.valueOf(secure));
  }

  /** The ARNs, or patterns of them, that the sender must be one of; empty for any. */
  private List<String> sourceArns(@Nullable Object condition, String where) {
    var arns = new ArrayList<String>();
    PolicyReader.map(condition)
        .forEach(
            (operator, tests) ->
                PolicyReader.map(tests)
                    .forEach(
                        (key, values) -> {
                          var texts = PolicyReader.texts(values);
                          boolean known = SAME.contains(operator) || LIKE.contains(operator);
                          if (known && "aws:SourceArn".equals(key)) {
                            arns.addAll(texts);
                          } else if (!(known
                              && "aws:SourceAccount".equals(key)
                              && texts.contains(accountId))) {
                            reader.complain(where, "the Condition " + operator + " of " + key);
                          }
                        }));
    return arns;
  }
}
