// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.recover;

/**
 * A step that changes something outside, so that a service is repaired. A new kind is one class
 * with its test and a line in {@link ActionKinds}; if it calls AWS, also a line of policy in the
 * template, which TemplateRolesTest asks for.
 */
interface RecoveryAction {

  /**
   * Does it. The same call may come again when its caller died before it could note that it was
   * done; the call's key is the same then, and the effect must be too.
   */
  ActionResult perform(ActionCall call);
}
