// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.sample.Mirror;
import dev.tocsin.local.sample.Worker;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class GetenvCallsTest {

  private static byte[] bytesOf(Class<?> type) throws IOException {
    var resource = type.getName().replace('.', '/') + ".class";
    try (var input = type.getClassLoader().getResourceAsStream(resource)) {
      return input.readAllBytes();
    }
  }

  private static List<String> ownersOfGetenv(byte[] bytes) {
    return StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
        .map(PoolEntry.class::cast)
        .filter(MethodRefEntry.class::isInstance)
        .map(MethodRefEntry.class::cast)
        .filter(method -> method.name().equalsString("getenv"))
        .map(method -> method.owner().asInternalName())
        .distinct()
        .toList();
  }

  @Test
  void everyReferenceToGetenvIsLedToTheFunctionsEnvironment() throws IOException {
    var original = bytesOf(Mirror.class);
    assertThat(ownersOfGetenv(original)).containsExactly("java/lang/System");

    var redirected = GetenvCalls.redirect(original);

    assertThat(ownersOfGetenv(redirected))
        .containsExactly("dev/tocsin/local/lambda/FunctionEnvironment");
    assertThat(ClassFile.of().verify(redirected)).isEmpty();
  }

  @Test
  void aClassWithoutGetenvIsLeftAlone() throws IOException {
    var original = bytesOf(Worker.class);

    assertThat(GetenvCalls.redirect(original)).isSameAs(original);
  }

  @Test
  void aMethodOfTheSameNameElsewhereIsLeftAlone() throws IOException {
    var original = bytesOf(GetenvCallsTest.class);
    assertThat(getenv()).isEmpty();

    assertThat(GetenvCalls.redirect(original)).isSameAs(original);
  }

  private static String getenv() {
    return "";
  }
}
