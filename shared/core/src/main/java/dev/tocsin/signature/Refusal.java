// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

/** Ends a verification: the request is rejected for this reason. {@link Verifier} catches it. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Verdict.Reason reason;

  public Refusal(Verdict.Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Verdict.Reason reason() {
    return reason;
  }
}
