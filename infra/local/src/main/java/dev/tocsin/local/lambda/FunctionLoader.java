// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function's own classes, and its own copies of the libraries that keep in statics what is one
 * process's on Lambda. Only what is in none of them comes from the shared libraries.
 */
final class FunctionLoader extends ArchiveLoader {

  static {
    registerAsParallelCapable();
  }

  private final LibraryLoader libraries;
  private final Set<Path> own;

  FunctionLoader(String function, Code code, LibraryLoader libraries) {
    super(function, libraries, code.own());
    this.libraries = libraries;
    own = Set.copyOf(code.own());
  }

  Serializer serializer(Type type) {
    return libraries.serializer(type);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!has(entryOf(name))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    var mine = findResource(name);
    return mine != null ? mine : super.getResource(name);
  }

  /** A jar of which this function has its own copy is seen once, else its services would be two. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    var found = new ArrayList<URL>(urls(name, Set.of()));
    found.addAll(libraries.urls(name, own));
    found.addAll(Collections.list(ClassLoader.getPlatformClassLoader().getResources(name)));
    return Collections.enumeration(found);
  }
}
