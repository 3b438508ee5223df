// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP door as outsiders see it, and what keeps a local AWS from starting. */
class DoorsIT {

  @TempDir static Path folder;

  static Fixture fixture;

  @BeforeAll
  static void start() {
    fixture = new Fixture(folder, Optional.empty());
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void jsonServicesAnswerOverHttp() throws Exception {
    var answer = post("sqs", "test", "AmazonSQS.ListQueues", "{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(fixture.stack.ref("Jobs"));
    assertThat(post("dynamodb", "test", "DynamoDB_20120810.ListTables", "{}").body())
        .isEqualTo("{\"TableNames\":[\"tocsin-Items\"]}");
  }

  @Test
  void queryServicesAnswerOverHttp() throws Exception {
    assertThat(post("sns", "test", "", "Action=ListTopics&Version=2010-03-31").body())
        .contains("<TopicArn>" + fixture.stack.ref("Pages") + "</TopicArn>");
    assertThat(post("sqs", "test", "", "Action=ListQueues&Version=2012-11-05").body())
        .contains(fixture.stack.ref("Jobs"));
    assertThat(post("sts", fixture.worker(), "", "Action=GetCallerIdentity").body())
        .contains(
            "<Arn>arn:aws:sts::000123456789:assumed-role/tocsin-WorkerRole/tocsin-Worker</Arn>");
  }

  @Test
  void rolesAreHeldOverHttpToo() throws Exception {
    var answer =
        post(
            "dynamodb",
            fixture.worker(),
            "DynamoDB_20120810.Scan",
            "{\"TableName\":\"tocsin-Items\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("AccessDeniedException", "dynamodb:Scan");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    var answer = post("ecs", "test", "AmazonEC2ContainerServiceV20141113.ListTasks", "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("does not have the service ecs (ListTasks)");
    assertThat(post("monitoring", "test", "", "Action=PutMetricData").body())
        .contains("does not have the service monitoring (PutMetricData)");
    assertThat(post("sns", "test", "", "Action=CreateTopic&Name=x").body())
        .contains("does not have SNS's operation CreateTopic");
  }

  @Test
  void anUnsignedRequestIsRefused() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(fixture.aws.endpoint()).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("MissingAuthenticationToken");
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> start("Resources: {}", fixture.aws.endpoint()))
        .isInstanceOf(LocalAwsException.class)
        .hasMessage(
            "the port " + fixture.aws.endpoint().getPort() + " is in use by another program");
  }

  @Test
  void aPolicyThatCantBeHeldIsNamed() {
    assertThatThrownBy(
            () ->
                start(
                    """
                    Resources:
                      Worker:
                        Type: AWS::Serverless::Function
                        Properties:
                          Handler: a.B
                          Policies: [AmazonDynamoDBFullAccess]
                    """,
                    LocalAws.freeEndpoint()))
        .hasMessage(
            "template.yaml:3: Worker: the managed policy AmazonDynamoDBFullAccess is not evaluated by"
                + " the local runtime");
  }

  private static void start(String body, URI endpoint) {
    LocalAws.start(
            Templates.stack(folder, body, Map.of(), endpoint),
            new Settings(Optional.empty(), folder.resolve("secrets.json")))
        .close();
  }

  private static HttpResponse<String> post(
      String service, String accessKey, String target, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(fixture.aws.endpoint())
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/%s/aws4_request, SignedHeaders=host, Signature=x"
                    .formatted(accessKey, service))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (target.isEmpty()) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    } else {
      request.header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Target", target);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
