// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.breaker;

/** How a permitted action turned out. */
public enum Outcome {
  SUCCESS,
  FAILURE,
  /** It says nothing about the action: called off, or not needed after all. */
  IGNORED
}
