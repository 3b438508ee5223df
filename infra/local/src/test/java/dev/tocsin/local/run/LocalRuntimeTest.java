// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.tocsin.local.lambda.Response;
import dev.tocsin.local.poll.RoleQueues;
import dev.tocsin.local.sample.SampleStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRuntimeTest {

  private static final String RESOURCES =
      """
        Api: {Type: AWS::Serverless::HttpApi}
        Work: {Type: AWS::SQS::Queue}
        WebFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub ${AWS::StackName}-web
            Handler: dev.tocsin.local.sample.Web
            Events:
              Get: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /bare}}
        WorkerFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub ${AWS::StackName}-worker
            Handler: dev.tocsin.local.sample.Worker
            Policies:
              - Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: ["sqs:*"], Resource: !GetAtt Work.Arn}]
            Events:
              Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn}}
        TickFunction:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: !Sub ${AWS::StackName}-tick
            Handler: dev.tocsin.local.sample.Mirror
            Events:
              Minute: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}
      """;

  @TempDir Path folder;
  private final List<String> console = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    SampleStack.writeTemplate(folder, RESOURCES);
    SampleStack.jar(folder.resolve("sample.jar"), List.of(SQSEvent.class, DateTime.class));
    Files.writeString(folder.resolve("secrets.json"), "{}");
  }

  private LocalRuntime.Builder runtime() {
    return LocalRuntime.of(folder.resolve("template.yaml"))
        .secrets(folder.resolve("secrets.json"))
        .console(console::add);
  }

  private static void send(LocalRuntime runtime, String body) {
    try (var queues = RoleQueues.of(Map.of(), runtime.aws())) {
      queues.sendMessage(r -> r.queueUrl(runtime.stack().ref("Work")).messageBody(body));
    }
  }

  private static void awaitLog(LocalRuntime runtime, String text) throws Exception {
    var log = runtime.logs().resolve("worker.log");
    for (int i = 0; i < 400 && !Files.readString(log).contains(text); i++) {
      Thread.sleep(50);
    }
    assertThat(log).content().contains(text);
  }

  @Test
  void everyTriggerOfTheTemplateWorks() throws Exception {
    Path logs;
    try (var runtime = runtime().withoutSchedules().start();
        var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(runtime.api() + "/bare")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);

      var response = runtime.invoke("web", "{\"rawPath\":\"/bare\"}");
      assertThat(response).isInstanceOf(Response.Answered.class);
      assertThat(new String(response.payload(), StandardCharsets.UTF_8)).contains("202");

      send(runtime, "one");
      awaitLog(runtime, "handled one");

      logs = runtime.logs();
      runtime.tick("TickFunction", "Minute");
      assertThat(logs.resolve("tick.log")).content().contains("looked into the mirror");
    }
    assertThat(logs).as("an ephemeral runtime leaves nothing").doesNotExist();
  }

  @Test
  void aMessageThatNobodyHandledIsHandledAfterARestart() throws Exception {
    var state = folder.resolve("state");
    try (var runtime = runtime().state(state).withoutTriggers().start()) {
      send(runtime, "waiting");
    }

    try (var runtime = runtime().state(state).withoutSchedules().start()) {
      awaitLog(runtime, "handled waiting");
    }
  }

  @Test
  void aPortInUseIsNamedBeforeAnythingStarts() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var builder = runtime().port(socket.getLocalPort());

      assertThatThrownBy(builder::start)
          .isInstanceOf(LocalRuntimeException.class)
          .hasMessageContaining("port " + socket.getLocalPort() + " is in use");
    }
    assertThat(console).isEmpty();
  }

  @Test
  void whatCannotBeHonouredIsNamed() throws IOException {
    SampleStack.writeTemplate(folder, RESOURCES + "  Bucket: {Type: AWS::S3::Bucket}\n".indent(0));

    assertThatThrownBy(runtime()::start)
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("AWS::S3::Bucket");
  }
}
