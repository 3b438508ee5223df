// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.role;

import java.util.List;

/** What one function may do. */
record Role(String name, String functionName, List<Statement> statements) {

  /**
   * @return empty if it may, else why not, in the words of AWS
   */
  String refusal(Permission permission) {
    boolean allowed = false;
    for (var statement : statements) {
      if (statement.covers(permission)) {
        if (!statement.allows()) {
          return "with an explicit deny in an identity-based policy";
        }
        allowed = true;
      }
    }
    return allowed
        ? ""
        : "because no identity-based policy allows the " + permission.action() + " action";
  }
}
