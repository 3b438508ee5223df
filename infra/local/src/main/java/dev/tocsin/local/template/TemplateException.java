// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

/** A template that is wrong, with the file and the line at which it is. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TemplateException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
