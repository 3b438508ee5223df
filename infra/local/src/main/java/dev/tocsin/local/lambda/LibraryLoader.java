// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.nio.file.Path;
import java.util.List;

/**
 * The third-party libraries of all functions, loaded once: eight copies of the AWS SDK would each
 * have to be loaded and compiled for themselves. It sees nothing of this runtime but the interfaces
 * that Lambda's own runtime gives to a function.
 */
final class LibraryLoader extends ArchiveLoader {

  static {
    registerAsParallelCapable();
  }

  /** {@code RequestHandler}, {@code Context} and so on; not the packages below it. */
  private static final String LAMBDA = "com.amazonaws.services.lambda.runtime.";

  private static final String LAMBDA_LOGGING = LAMBDA + "logging.";

  private final ClassLoader runtime = LibraryLoader.class.getClassLoader();

  LibraryLoader(List<Path> jars) {
    super("libraries", ClassLoader.getPlatformClassLoader(), jars);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return isOfRuntime(name) ? runtime.loadClass(name) : super.findClass(name);
  }

  private static boolean isOfRuntime(String name) {
    var end = name.lastIndexOf('.') + 1;
    var folder = name.substring(0, end);
    return folder.equals(LAMBDA)
        || folder.equals(LAMBDA_LOGGING)
        || name.equals(FunctionEnvironment.class.getName());
  }
}
