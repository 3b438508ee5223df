// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values of one type as JSON. What the runtime knows of {@link LambdaSerializer},
 * which is defined in another class loader.
 */
public interface Serializer {

  @Nullable Object read(InputStream json);

  void write(@Nullable Object value, OutputStream json);
}
