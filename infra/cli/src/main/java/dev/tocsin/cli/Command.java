// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

/** One command of the command line. */
interface Command {

  String name();

  /** What it does, in a line. */
  String summary();

  /** How it is used, for its {@code --help}. */
  String usage();

  /**
   * Does it.
   *
   * @return the exit code
   * @throws UsageException if the arguments make no sense
   * @throws UnreachableException if the suite can't be reached
   */
  int run(Arguments arguments, Tocsin.Console console);
}
