// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

/** Ends a verification: the request is rejected for this reason. It never leaves the package. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Verdict.Reason reason;

  Refusal(Verdict.Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Verdict.Reason reason() {
    return reason;
  }
}
