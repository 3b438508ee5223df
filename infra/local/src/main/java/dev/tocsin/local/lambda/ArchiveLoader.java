// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Defines classes from jars, with {@code System.getenv} led to the function's own variables. */
abstract class ArchiveLoader extends ClassLoader implements AutoCloseable {

  static {
    registerAsParallelCapable();
  }

  private final List<Archive> archives;

  /** Which archives have an entry, the first that counts first. */
  private final Map<String, List<Archive>> index = new HashMap<>();

  ArchiveLoader(String name, ClassLoader parent, List<Path> jars) {
    super(name, parent);
    archives = jars.stream().map(Archive::new).toList();
    for (var archive : archives) {
      for (var entry : archive.names()) {
        index.merge(entry, List.of(archive), ArchiveLoader::joined);
      }
    }
  }

  private static List<Archive> joined(List<Archive> some, List<Archive> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  final boolean has(String entry) {
    return index.containsKey(entry);
  }

  static String entryOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var entry = entryOf(name);
    var found = index.get(entry);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    var archive = found.getFirst();
    var bytes = GetenvCalls.redirect(archive.read(entry));
    return defineClass(name, bytes, 0, bytes.length, archive.domain());
  }

  @Override
  protected @Nullable URL findResource(String name) {
    var found = index.get(name);
    return found == null ? null : found.getFirst().url(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return Collections.enumeration(urls(name, Set.of()));
  }

  /** Where a resource is, but in the jars that are named. */
  final List<URL> urls(String name, Set<Path> except) {
    return index.getOrDefault(name, List.of()).stream()
        .filter(archive -> !except.contains(archive.path()))
        .map(archive -> archive.url(name))
        .toList();
  }

  @Override
  public void close() {
    archives.forEach(Archive::close);
  }
}
