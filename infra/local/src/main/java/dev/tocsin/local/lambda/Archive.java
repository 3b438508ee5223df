// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An open jar with an index of its entries as this Java version sees them. */
final class Archive implements AutoCloseable {

  private final Path path;
  private final JarFile jar;
  private final Map<String, JarEntry> entries = new HashMap<>();
  private final ProtectionDomain domain;

  Archive(Path path) {
    this.path = path;
    try {
      jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
      jar.versionedStream().forEach(entry -> entries.put(entry.getName(), entry));
      domain =
          new ProtectionDomain(
              new CodeSource(path.toUri().toURL(), (Certificate @Nullable []) null), null);
    } catch (IOException e) {
      throw new FunctionException("can't read " + path + ": " + e.getMessage(), e);
    }
  }

  Iterable<String> names() {
    return entries.keySet();
  }

  Path path() {
    return path;
  }

  ProtectionDomain domain() {
    return domain;
  }

  byte[] read(String name) {
    try (var input = jar.getInputStream(entries.get(name))) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name + " in " + path, e);
    }
  }

  URL url(String name) {
    var entry = entries.get(name);
    try {
      var escaped = new URI(null, null, "/" + (entry == null ? name : entry.getRealName()), null);
      return URI.create("jar:" + path.toUri() + "!" + escaped.getRawPath()).toURL();
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  @Override
  public void close() {
    try {
      jar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
