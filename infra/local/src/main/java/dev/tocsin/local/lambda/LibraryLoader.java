// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import dev.tocsin.local.aws.LocalHttpService;
import dev.tocsin.local.aws.call.Fronts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The third-party libraries of all functions, loaded once: eight copies of the AWS SDK would each
 * have to be loaded and compiled for themselves. Of this runtime it sees only the interfaces that
 * Lambda's own runtime gives to a function, and the way of AWS calls to the local endpoint: {@link
 * LocalHttpService} is defined here once more, as an HTTP client for this SDK.
 */
final class LibraryLoader extends ArchiveLoader {

  static {
    registerAsParallelCapable();
  }

  /** {@code RequestHandler}, {@code Context} and so on; not the packages below it. */
  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

  private static final Set<String> PACKAGES_OF_RUNTIME =
      Set.of(LAMBDA, LAMBDA + "logging.", Fronts.class.getPackageName() + ".");

  private static final String HTTP_SERVICE = LocalHttpService.class.getName();

  private final ClassLoader runtime = LibraryLoader.class.getClassLoader();

  LibraryLoader(List<Path> jars) {
    super("libraries", ClassLoader.getPlatformClassLoader(), jars);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isOfRuntime(name)) {
      return runtime.loadClass(name);
    }
    return name.equals(HTTP_SERVICE) || name.startsWith(HTTP_SERVICE + "$")
        ? definedAgain(name)
        : super.findClass(name);
  }

  private static boolean isOfRuntime(String name) {
    return PACKAGES_OF_RUNTIME.contains(name.substring(0, name.lastIndexOf('.') + 1))
        || name.equals(FunctionEnvironment.class.getName());
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
