// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.local.aws.LocalAws;
import dev.tocsin.local.aws.Settings;
import dev.tocsin.local.poll.RoleQueues;
import dev.tocsin.local.sample.SampleStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function's own AWS SDK finds the local AWS by its environment, and is held to its role. */
class SdkInFunctionTest {

  private static final String RESOURCES =
      """
        Mine: {Type: AWS::SQS::Queue}
        Yours: {Type: AWS::SQS::Queue}
        SenderFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: sender.jar
            Handler: dev.tocsin.local.sample.Sender::send
            Timeout: 30
            Policies:
              - Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: ["sqs:SendMessage"], Resource: !GetAtt Mine.Arn}]
      """;

  @TempDir Path folder;

  @Test
  void sendsWhereItsRoleAllowsAndNowhereElse() throws Exception {
    SampleStack.jarWithEverything(folder.resolve("sender.jar"));
    var secrets = Files.writeString(folder.resolve("secrets.json"), "{}");
    var sample = new SampleStack(folder, RESOURCES, LocalAws.freeEndpoint());
    var mine = sample.stack().ref("Mine");
    try (var aws = LocalAws.start(sample.stack(), new Settings(Optional.empty(), secrets));
        var functions = sample.functions(aws::environment);
        var queues = RoleQueues.of(Map.of(), aws.endpoint())) {
      var sender = functions.get("SenderFunction");

      assertThat(answer(sender, mine)).isEqualTo("\"sent\"");
      assertThat(answer(sender, sample.stack().ref("Yours"))).contains("AccessDenied");
      assertThat(queues.receiveMessage(r -> r.queueUrl(mine)).messages().getFirst().body())
          .isEqualTo("from libraries");
    }
  }

  private static String answer(LocalFunction function, String url) throws InterruptedException {
    var response = function.invoke(('"' + url + '"').getBytes(StandardCharsets.UTF_8));
    return new String(response.payload(), StandardCharsets.UTF_8);
  }
}
