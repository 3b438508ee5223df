// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.util.List;
import java.util.Map;

/**
 * A node of a template before anything is resolved. A function call is a node of its own, whether
 * it was written as a short tag ({@code !Ref Queue}) or in full ({@code {Ref: Queue}}).
 */
sealed interface Yaml {

  /** Counted from 1. */
  int line();

  record Mapping(int line, Map<String, Yaml> entries) implements Yaml {}

  record Items(int line, List<Yaml> items) implements Yaml {}

  /**
   * @param value a String, Number or Boolean; never null, which CloudFormation refuses
   */
  record Scalar(int line, Object value) implements Yaml {}

  /**
   * @param function {@code Ref}, {@code Condition} or {@code Fn::} and a name
   */
  record Call(int line, String function, Yaml argument) implements Yaml {}
}
