// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerClassTest {

  @TempDir Path folder;

  /** Methods in every form that Lambda accepts, and in some that it does not. */
  public static final class Forms {
    public String text(String event) {
      return "got " + event;
    }

    public int size(List<String> event, Context context) {
      return event.size() + context.getFunctionName().length();
    }

    public String contextOnly(Context context) {
      return context.getFunctionName();
    }

    public String nothing() {
      return "ok";
    }

    public void silent(String event) {
      Objects.requireNonNull(event);
    }

    public static String fixed(String event) {
      return event;
    }

    public void bytes(InputStream event, OutputStream response) throws IOException {
      event.transferTo(response);
    }

    public void bytesAndContext(InputStream event, OutputStream response, Context context)
        throws IOException {
      response.write(context.getFunctionName().getBytes(StandardCharsets.UTF_8));
    }

    public String tooMany(String a, String b, String c) {
      return a + b + c;
    }
  }

  /** A handler whose bridge method must not be mistaken for it. */
  public static final class Typed implements RequestHandler<Map<String, Integer>, Integer> {
    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
      return event.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Leaves the type of its event open. */
  public abstract static class Open<E> implements RequestHandler<E, String> {
    @Override
    public String handleRequest(E event, Context context) {
      return String.valueOf(event);
    }
  }

  /** Inherits it open. */
  public static final class Inherited extends Open<String> {}

  private HandlerClass load(String handler) throws ClassNotFoundException {
    var name = HandlerClassTest.class.getName() + "$" + handler;
    return HandlerClass.load(name, HandlerClassTest.class.getClassLoader(), LambdaSerializer::new);
  }

  private String invoke(String handler, String event) throws Throwable {
    var settings =
        new FunctionSettings(
            "F",
            "name",
            "name",
            "arn",
            handler,
            folder,
            Map.of(),
            List.of(),
            128,
            Duration.ofSeconds(1),
            1);
    var context = new LocalContext(settings, "id", 0, new FunctionLog("name", folder, _ -> {}));
    var response = new ByteArrayOutputStream();
    load(handler)
        .construct()
        .handle(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, context);
    return response.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Forms::text            | \"a\"           | \"got a\"",
        "Forms::size            | [\"a\",\"b\"]   | 6",
        "Forms::contextOnly     | {}              | \"name\"",
        "Forms::nothing         | {}              | \"ok\"",
        "Forms::silent          | \"a\"           | ``",
        "Forms::fixed           | \"a\"           | \"a\"",
        "Forms::bytes           | {\"raw\": 1}    | {\"raw\": 1}",
        "Forms::bytesAndContext | {}              | name",
        "Typed                  | {\"a\":1,\"b\":2} | 3",
        "Typed::handleRequest   | {\"a\":40}      | 40",
      })
  void everyFormThatLambdaAccepts(String handler, String event, String response) throws Throwable {
    assertThat(invoke(handler, event)).isEqualTo(response);
  }

  @ParameterizedTest
  @CsvSource({"Forms::tooMany", "Forms::absent", "Forms"})
  void aMethodThatLambdaCouldNotCallIsNamed(String handler) {
    assertThatThrownBy(() -> load(handler))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining(handler);
  }

  @Test
  void anOpenEventTypeIsRefused() {
    assertThatThrownBy(() -> load("Inherited"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("type of its event is open");
  }

  @Test
  void anEventThatDoesNotFitFailsTheInvocationAndIsNotHandled() {
    assertThatThrownBy(() -> invoke("Typed", "\"text\"")).isInstanceOf(RuntimeException.class);
  }
}
