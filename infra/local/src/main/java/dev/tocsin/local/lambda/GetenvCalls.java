// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads a class's uses of {@code System.getenv} to {@link FunctionEnvironment}.
 *
 * <p>Every use of a method, be it a call, a method reference or a constant, goes through one
 * reference in the class's constant pool (JVMS 4.4.2). So it is enough to let that reference name
 * another class: code and stack maps stay as they are. The new names are added at the pool's end,
 * which moves no index.
 */
final class GetenvCalls {

  private static final byte[] NAME = "getenv".getBytes(StandardCharsets.US_ASCII);
  private static final String FROM = "java/lang/System";
  private static final String TO = FunctionEnvironment.class.getName().replace('.', '/');

  /** Magic, minor and major version come before the pool's size. */
  private static final int SIZE_AT = 8;

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;

  private final byte[] bytes;
  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, Integer> classes = new HashMap<>();
  private final Map<Integer, Integer> names = new HashMap<>();
  private final List<Method> methods = new ArrayList<>();
  private int size;
  private int end;

  private record Method(int at, int owner, int nameAndType) {}

  private GetenvCalls(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The class as it shall be loaded; the same array if it has nothing to do with getenv. */
  static byte[] redirect(byte[] bytes) {
    return mentionsGetenv(bytes) ? new GetenvCalls(bytes).redirected() : bytes;
  }

  /** Cheap enough for every class that is loaded, and false for nearly all. */
  private static boolean mentionsGetenv(byte[] bytes) {
    for (int i = SIZE_AT; i <= bytes.length - NAME.length; i++) {
      int matched = 0;
      while (matched < NAME.length && bytes[i + matched] == NAME[matched]) {
        matched++;
      }
      if (matched == NAME.length) {
        return true;
      }
    }
    return false;
  }

  private byte[] redirected() {
    try {
      readPool();
      var found = methods.stream().filter(this::isGetenv).toList();
      return found.isEmpty() ? bytes : withRedirected(found);
    } catch (IOException e) {
      throw new UncheckedIOException("not a class file", e);
    }
  }

  private boolean isGetenv(Method method) {
    return FROM.equals(texts.get(classes.get(method.owner())))
        && "getenv".equals(texts.get(names.get(method.nameAndType())));
  }

  private void readPool() throws IOException {
    var input = new DataInputStream(new ByteArrayInputStream(bytes));
    input.skipNBytes(SIZE_AT);
    size = input.readUnsignedShort();
    for (int i = 1; i < size; i++) {
      int at = bytes.length - input.available();
      int tag = input.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts.put(i, input.readUTF());
        case CLASS -> classes.put(i, input.readUnsignedShort());
        case METHOD ->
            methods.add(new Method(at, input.readUnsignedShort(), input.readUnsignedShort()));
        case 12 -> {
          names.put(i, input.readUnsignedShort());
          input.skipNBytes(2);
        }
        case 8, 16, 19, 20 -> input.skipNBytes(2);
        case 15 -> input.skipNBytes(3);
        case 3, 4, 9, 11, 17, 18 -> input.skipNBytes(4);
        case 5, 6 -> {
          input.skipNBytes(8);
          i++; // a long or a double takes two indices
        }
        default -> throw new IOException("constant pool tag " + tag);
      }
    }
    end = bytes.length - input.available();
  }

  private byte[] withRedirected(List<Method> found) throws IOException {
    var patched = ByteBuffer.wrap(bytes.clone());
    patched.putShort(SIZE_AT, (short) (size + 2));
    for (var method : found) {
      patched.putShort(method.at() + 1, (short) (size + 1));
    }
    var output = new ByteArrayOutputStream(bytes.length + TO.length() + 6);
    output.write(patched.array(), 0, end);
    var added = new DataOutputStream(output);
    added.writeByte(UTF8);
    added.writeUTF(TO);
    added.writeByte(CLASS);
    added.writeShort(size);
    output.write(patched.array(), end, bytes.length - end);
    return output.toByteArray();
  }
}
