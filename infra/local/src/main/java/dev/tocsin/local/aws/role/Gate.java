// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.template.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lets a function's call pass if its role in the template allows it, as on AWS. A caller whose
 * access key is no function's is an administrator: it is a person or a test on this machine.
 */
public final class Gate {

  private static final String PREFIX = "TOCSIN";

  private final String accountId;
  private final Needs needs;
  private final Map<String, Role> byAccessKey = new HashMap<>();
  private final List<String> complaints;

  public Gate(Stack stack, UnaryOperator<String> secretArn) {
    this.accountId = stack.deployment().accountId();
    this.needs = new Needs(stack.deployment(), secretArn);
    var roles = new Roles(stack);
    this.complaints = List.copyOf(roles.complaints());
    roles.byFunction().forEach((id, role) -> byAccessKey.put(accessKey(id), role));
  }

  /** The access key by which a function is known; letters and digits, as DynamoDB Local wants. */
  public static String accessKey(String functionId) {
    return PREFIX + functionId;
  }

  /** What can't be evaluated in the policies of functions, each with its line. */
  public List<String> complaints() {
    return complaints;
  }

  /**
   * @throws AwsException if the caller may not
   */
  public void check(Call call) {
    var role = byAccessKey.get(call.accessKey());
    if (role == null) {
      return;
    }
    for (var permission : needs.of(call)) {
      var refusal = role.refusal(permission);
      if (!refusal.isEmpty()) {
        throw denied(call.service(), role, permission, refusal);
      }
    }
  }

  /** The ARN of whoever has this access key. */
  public String caller(String accessKey) {
    var role = byAccessKey.get(accessKey);
    return role == null ? "arn:aws:iam::%s:user/local".formatted(accountId) : arn(role);
  }

  private String arn(Role role) {
    return "arn:aws:sts::%s:assumed-role/%s/%s"
        .formatted(accountId, role.name(), role.functionName());
  }

  /** Each service has its own name and status for it. */
  private AwsException denied(String service, Role role, Permission permission, String refusal) {
    var message =
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(arn(role), permission.action(), permission.resource(), refusal);
    return switch (service) {
      case "sns" -> new AwsException(403, "AuthorizationError", message);
      case "sqs" -> new AwsException(403, "AccessDenied", message);
      default -> new AwsException(400, "AccessDeniedException", message);
    };
  }
}
