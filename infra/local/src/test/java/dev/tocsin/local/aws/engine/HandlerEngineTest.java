// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.local.aws.call.AwsException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class HandlerEngineTest {

  @Test
  void theHandlerSeesTheRequestAndItsAnswerComesBackWhole() {
    var engine =
        new HandlerEngine(
            handler(
                (request, response, done) -> {
                  var told =
                      request.getMethod()
                          + " "
                          + request.getHeaders().get("X-Amz-Target")
                          + " "
                          + Content.Source.asString(request, UTF_8);
                  response.setStatus(400);
                  response.getHeaders().add("X-Made", "one").add("X-Made", "two");
                  Content.Sink.write(response, false, "you said ", Callback.NOOP);
                  Content.Sink.write(response, true, told, done);
                }));

    var answer = engine.call("Some.Operation", "{\"a\":1}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("X-Made", "one,two");
    assertThat(new String(answer.body(), UTF_8))
        .isEqualTo("you said POST Some.Operation {\"a\":1}");
  }

  @Test
  void whatDoesNotAnswerAtOnceOrFailsIsUnavailable() {
    isUnavailable((_, _, _) -> {}, "there was no answer");
    isUnavailable((_, _, done) -> done.failed(new IllegalStateException("full")), "full");
    isUnavailable((request, _, _) -> request.getConnectionMetaData(), "getConnectionMetaData");
    isUnavailable((_, response, done) -> throwing(response, done), "the disk is full");
  }

  @Test
  void takesNothingOnceItIsClosed() {
    var engine = new HandlerEngine(handler((_, _, done) -> done.succeeded()));
    assertThat(engine.call("Some.Operation", "").status()).isEqualTo(200);

    engine.close();

    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> engine.call("Some.Operation", ""))
        .withMessageContaining("it is stopped");
  }

  @Test
  void aCallerWhoseTimeIsOverLeavesTheEngineUndisturbed() throws InterruptedException {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var done = new CompletableFuture<Boolean>();
    var engine =
        new HandlerEngine(
            handler(
                (_, _, answered) -> {
                  entered.countDown();
                  goOn.await();
                  done.complete(Thread.interrupted());
                  answered.succeeded();
                }));
    var caller =
        Thread.startVirtualThread(
            () ->
                assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> engine.call("Some.Operation", "")));
    entered.await();
    caller.interrupt();
    caller.join();
    goOn.countDown();

    assertThat(done.join()).isFalse();
  }

  private static void isUnavailable(Answering answering, String why) {
    assertThatExceptionOfType(AwsException.class)
        .isThrownBy(() -> new HandlerEngine(handler(answering)).call("Some.Operation", "{}"))
        .withMessageContaining(why);
  }

  private static void throwing(Response response, Callback done) {
    response.write(false, ByteBuffer.allocate(1), done);
    throw new IllegalStateException("the disk is full");
  }

  private static Handler handler(Answering answering) {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        answering.answer(request, response, callback);
        return true;
      }
    };
  }

  private interface Answering {
    void answer(Request request, Response response, Callback done) throws Exception;
  }
}
