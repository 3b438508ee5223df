// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;

/** A function's code, constructed: JSON in, JSON out, as Lambda's Java runtime calls it. */
@FunctionalInterface
interface Handler {

  /**
   * @throws Throwable whatever the function's code throws
   */
  void handle(InputStream event, OutputStream response, Context context) throws Throwable;
}
