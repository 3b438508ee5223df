// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** All of Tocsin's classes anew, of which some are others. */
final class MutantLoader extends ClassLoader {

  private final Map<String, byte[]> changed;

  MutantLoader(Map<String, byte[]> changed) {
    super(MutantLoader.class.getClassLoader());
    this.changed = changed;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.tocsin.")) {
      return super.loadClass(name, resolve);
    }
    var loaded = findLoadedClass(name);
    return loaded != null ? loaded : findClass(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var bytes = changed.containsKey(name) ? changed.get(name) : shipped(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] shipped(String name) throws ClassNotFoundException {
    try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of a source file, by their names. */
  static Map<String, byte[]> compile(String name, String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    var files = new InMemory(compiler.getStandardFileManager(null, null, null), outputs);
    var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
    var task = compiler.getTask(messages, files, null, options, null, List.of(text(name, source)));
    if (!task.call()) {
      throw new AssertionError("the mutant does not compile: " + messages);
    }
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((each, bytes) -> classes.put(each, bytes.toByteArray()));
    return classes;
  }

  private static JavaFileObject text(String name, String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** Keeps what is compiled. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> outputs;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> outputs) {
      super(files);
      this.outputs = outputs;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject of) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(className, name -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
