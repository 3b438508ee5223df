// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.tocsin.local.aws.LocalHttpService;
import dev.tocsin.local.aws.call.Fronts;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The third-party libraries of all functions, loaded once: eight copies of the AWS SDK would each
 * have to be loaded and compiled for themselves. Of this runtime it sees only the interfaces that
 * Lambda's own runtime gives to a function, and the way of AWS calls to the local endpoint.
 *
 * <p>Two classes of the runtime are defined here once more: {@link LocalHttpService}, as an HTTP
 * client for this SDK, and {@link LambdaSerializer}.
 */
final class LibraryLoader extends ArchiveLoader {

  static {
    registerAsParallelCapable();
  }

  /** {@code RequestHandler}, {@code Context} and so on; not the packages below it. */
  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

  private static final Set<String> PACKAGES_OF_RUNTIME =
      Set.of(LAMBDA, LAMBDA + "logging.", Fronts.class.getPackageName() + ".");

  private static final Set<String> CLASSES_OF_RUNTIME =
      Set.of(FunctionEnvironment.class.getName(), Serializer.class.getName());

  private static final String SERIALIZER = LambdaSerializer.class.getName();
  private static final Set<String> DEFINED_AGAIN =
      Set.of(LocalHttpService.class.getName(), SERIALIZER);

  private final ClassLoader runtime = LibraryLoader.class.getClassLoader();

  LibraryLoader(List<Path> jars) {
    super("libraries", ClassLoader.getPlatformClassLoader(), withSerialization(jars));
  }

  private static List<Path> withSerialization(List<Path> jars) {
    var source = PojoSerializer.class.getProtectionDomain().getCodeSource().getLocation();
    return Stream.concat(jars.stream(), Stream.of(Path.of(URI.create(source.toString())))).toList();
  }

  /** Reads and writes a type as Lambda does, by this loader's own copy of Lambda's library. */
  Serializer serializer(Type type) {
    try {
      return (Serializer) loadClass(SERIALIZER).getConstructor(Type.class).newInstance(type);
    } catch (ReflectiveOperationException e) {
      throw new FunctionException("can't read or write " + type + " as JSON: " + e, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isOfRuntime(name)) {
      return runtime.loadClass(name);
    }
    return DEFINED_AGAIN.contains(name.split("\\$", 2)[0])
        ? definedAgain(name)
        : super.findClass(name);
  }

  private static boolean isOfRuntime(String name) {
    return PACKAGES_OF_RUNTIME.contains(name.substring(0, name.lastIndexOf('.') + 1))
        || CLASSES_OF_RUNTIME.contains(name);
  }

  private Class<?> definedAgain(String name) throws ClassNotFoundException {
    try (var input = runtime.getResourceAsStream(entryOf(name))) {
      if (input == null) {
        throw new ClassNotFoundException(name);
      }
      var bytes = input.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
