// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's own serialization library. It remembers the event classes by their names alone, in a
 * static, so each {@link LibraryLoader} has a copy of it and of this class: a second runtime in
 * this JVM would otherwise read its events by the classes of the first, and lose properties.
 */
public final class LambdaSerializer implements Serializer {

  private final PojoSerializer<Object> serializer;

  @SuppressWarnings("unchecked") // it is asked only for what it was made for
  public LambdaSerializer(Type type) {
    serializer =
        type instanceof Class<?> event
                && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
            ? (PojoSerializer<Object>)
                LambdaEventSerializers.serializerFor(event, event.getClassLoader())
            : JacksonFactory.getInstance().getSerializer(type);
  }

  @Override
  public @Nullable Object read(InputStream json) {
    return serializer.fromJson(json);
  }

  @Override
  public void write(@Nullable Object value, OutputStream json) {
    serializer.toJson(value, json);
  }
}
