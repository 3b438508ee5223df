// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {

  @TempDir Path folder;

  private static final String WORLD =
      """
      Parameters:
        Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
        Zones: {Type: CommaDelimitedList, Default: "a, b,c"}
        Size: {Type: Number, Default: 3, MinValue: 1, MaxValue: 9}
      Mappings:
        Sizes:
          dev: {Memory: 512}
          prod: {Memory: 1024}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
        IsDev: !Not [!Condition IsProd]
        Both: !And [{Condition: IsProd}, !Condition IsDev]
        Either: !Or [!Condition IsProd, !Condition IsDev]
      Globals:
        Function:
          Timeout: 20
          Layers: [first]
          Environment: {Variables: {SHARED: one, OVERRIDDEN: global}}
      Resources:
        Jobs: {Type: AWS::SQS::Queue}
        Named: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "${Stage}-jobs"}}
        Pages: {Type: AWS::SNS::Topic}
        Items: {Type: AWS::DynamoDB::Table}
        Vault: {Type: AWS::SecretsManager::Secret}
        Door: {Type: AWS::Serverless::HttpApi}
        Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/worker}}
        OnlyProd: {Type: AWS::SNS::Topic, Condition: IsProd}
        Worker:
          Type: AWS::Serverless::Function
          Properties:
            AutoPublishAlias: live
            Timeout: 30
            Layers: [second]
            Environment: {Variables: {OWN: two, OVERRIDDEN: local}}
        Probe:
          Type: Test::Probe
          Properties:
            Value: %s
      """;

  static Stream<Arguments> expressions() {
    return Stream.of(
        arguments("!Ref Stage", "dev"),
        arguments("{Ref: Stage}", "dev"),
        arguments("!Ref Zones", List.of("a", "b", "c")),
        arguments("!Ref Size", "3"),
        arguments("!Ref AWS::Region", "eu-west-1"),
        arguments("!Ref AWS::AccountId", "000123456789"),
        arguments("!Ref AWS::StackName", "tocsin"),
        arguments("!Ref AWS::Partition", "aws"),
        arguments("!Ref Jobs", "http://127.0.0.1:4566/000123456789/tocsin-Jobs"),
        arguments("!Ref Named", "http://127.0.0.1:4566/000123456789/dev-jobs"),
        arguments("!GetAtt Jobs.Arn", "arn:aws:sqs:eu-west-1:000123456789:tocsin-Jobs"),
        arguments("{Fn::GetAtt: [Named, QueueName]}", "dev-jobs"),
        arguments("!Ref Pages", "arn:aws:sns:eu-west-1:000123456789:tocsin-Pages"),
        arguments("!GetAtt Pages.TopicName", "tocsin-Pages"),
        arguments("!Ref Items", "tocsin-Items"),
        arguments(
            "!GetAtt Items.Arn", "arn:aws:dynamodb:eu-west-1:000123456789:table/tocsin-Items"),
        arguments("!Ref Worker", "tocsin-Worker"),
        arguments(
            "!GetAtt Worker.Arn", "arn:aws:lambda:eu-west-1:000123456789:function:tocsin-Worker"),
        arguments(
            "!Ref Worker.Alias",
            "arn:aws:lambda:eu-west-1:000123456789:function:tocsin-Worker:live"),
        arguments(
            "!Ref WorkerAliaslive",
            "arn:aws:lambda:eu-west-1:000123456789:function:tocsin-Worker:live"),
        arguments(
            "!Sub '${Worker.Version}'",
            "arn:aws:lambda:eu-west-1:000123456789:function:tocsin-Worker:1"),
        arguments("!GetAtt WorkerRole.Arn", "arn:aws:iam::000123456789:role/tocsin-WorkerRole"),
        arguments("!Ref DoorApiGatewayDefaultStage", "$default"),
        arguments("!Ref Log", "/aws/lambda/worker"),
        arguments(
            "!GetAtt Log.Arn",
            "arn:aws:logs:eu-west-1:000123456789:log-group:/aws/lambda/worker:*"),
        arguments(
            "!Sub '${Stage}/${AWS::Region}/${Items.Arn}/${!Kept}'",
            "dev/eu-west-1/arn:aws:dynamodb:eu-west-1:000123456789:table/tocsin-Items/${Kept}"),
        arguments("!Sub ['${A}-${Stage}', {A: !Ref Size}]", "3-dev"),
        arguments("!Join ['-', [a, !Ref Stage, 3]]", "a-dev-3"),
        arguments("!Join [',', !Ref Zones]", "a,b,c"),
        arguments("!Split [',', 'a,b,']", List.of("a", "b", "")),
        arguments("!Select [1, !Split ['/', 'x/y/z']]", "y"),
        arguments("!Select [0, !Ref Zones]", "a"),
        arguments("!FindInMap [Sizes, !Ref Stage, Memory]", 512),
        arguments("!If [IsProd, 1, 2]", 2),
        arguments("!If [IsProd, 1, !If [Either, x, y]]", "x"),
        arguments("!If [Both, 1, {a: !Ref Stage}]", Map.of("a", "dev")),
        arguments(
            "{a: 1, b: !Ref AWS::NoValue, c: !If [IsDev, !Ref AWS::NoValue, 1]}", Map.of("a", 1)),
        arguments("[1, !Ref AWS::NoValue, 2]", List.of(1, 2)),
        arguments("2012-10-17", "2012-10-17"),
        arguments("yes", "yes"),
        arguments("000123456789", "000123456789"),
        arguments("true", true));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void resolvesAsCloudFormationDoes(String expression, Object expected) {
    var stack = Templates.stack(folder, WORLD.formatted(expression));
    assertThat(stack.resource("Probe").properties()).containsEntry("Value", expected);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("!Ref Nobody", "there is no parameter or resource Nobody"),
        arguments("!Ref OnlyProd", "OnlyProd does not exist: its condition IsProd is false"),
        arguments("!GetAtt Jobs.Colour", "Jobs (AWS::SQS::Queue) has no attribute Colour"),
        arguments("!Sub '${Nobody}'", "there is no parameter or resource Nobody"),
        arguments("!Sub '${Zones}'", "the list Zones can't be put into a text"),
        arguments("!Select [9, !Ref Zones]", "Fn::Select of item 9 from 3 items"),
        arguments("!FindInMap [Sizes, dev, Colour]", "there is no mapping Sizes / dev / Colour"),
        arguments("!If [Nobody, 1, 2]", "there is no condition Nobody"),
        arguments("!Join ['-']", "Fn::Join takes a list of 2 arguments"),
        arguments("!ImportValue x", "Fn::ImportValue is not supported by the local runtime"),
        arguments("!Base64 x", "Fn::Base64 is not supported by the local runtime"),
        arguments("null", "CloudFormation does not allow null values"),
        arguments("&a 1", "CloudFormation does not know YAML anchors"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesFileAndLineOfAMistake(String expression, String problem) {
    assertThatThrownBy(() -> Templates.stack(folder, WORLD.formatted(expression)))
        .isInstanceOf(TemplateException.class)
        .hasMessage("template.yaml:39: " + problem + rest(problem));
  }

  private static String rest(String problem) {
    return problem.endsWith("Colour") && problem.startsWith("Jobs")
        ? ", only [" + "Arn, QueueName, QueueUrl]"
        : "";
  }

  @Test
  void conditionsDecideWhichResourcesExist() {
    assertThat(Templates.stack(folder, WORLD.formatted("1")).resources("AWS::SNS::Topic"))
        .extracting(Resource::id)
        .containsExactly("Pages");
    assertThat(
            Templates.stack(folder, WORLD.formatted("1"), Map.of("Stage", "prod"))
                .resources("AWS::SNS::Topic"))
        .extracting(Resource::id)
        .containsExactly("Pages", "OnlyProd");
  }

  @Test
  void globalsAreMergedAsSamMergesThem() {
    var worker = Templates.stack(folder, WORLD.formatted("1")).resource("Worker");
    assertThat(worker.properties())
        .containsEntry("Timeout", 30)
        .containsEntry("Layers", List.of("first", "second"))
        .containsEntry(
            "Environment",
            Map.of("Variables", Map.of("SHARED", "one", "OWN", "two", "OVERRIDDEN", "local")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stage: test|must be one of [dev, prod]",
        "Size: 10|is above MaxValue",
        "Size: 0|is below MinValue"
      })
  void aValueThatItsParameterDoesNotAllowIsRefusedWithoutShowingIt(String given) {
    var value = given.substring(given.indexOf(": ") + 2, given.indexOf('|'));
    var name = given.substring(0, given.indexOf(':'));
    assertThatThrownBy(() -> Templates.stack(folder, WORLD.formatted("1"), Map.of(name, value)))
        .hasMessageContaining(
            "the value of parameter " + name + " " + given.substring(given.indexOf('|') + 1))
        .hasMessageStartingWith("template.yaml:");
  }

  @Test
  void unknownAndMissingParametersAreNamed() {
    assertThatThrownBy(() -> Templates.stack(folder, WORLD.formatted("1"), Map.of("Colour", "red")))
        .hasMessage("template.yaml:2: there is no parameter Colour, only [Stage, Zones, Size]");
    assertThatThrownBy(
            () -> Templates.stack(folder, "Parameters:\n  Mail: {Type: String}\nResources: {}\n"))
        .hasMessage("template.yaml:3: parameter Mail needs a value");
  }

  @Test
  void aSecretParameterIsMaskedButUsed() {
    var stack =
        Templates.stack(
            folder,
            """
            Parameters:
              Token: {Type: String, NoEcho: true, AllowedPattern: "[a-z]+"}
            Resources:
              Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Token}}
            """,
            Map.of("Token", "hush"));
    assertThat(stack.parameters()).containsEntry("Token", "****");
    assertThat(stack.resource("Q").properties()).containsEntry("QueueName", "hush");
  }

  @Test
  void outputsAreResolved() {
    var stack =
        Templates.stack(
            folder,
            """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              Q: {Type: AWS::SQS::Queue}
            Outputs:
              Url: {Value: !Ref Q, Description: where}
              Hidden: {Value: !Ref Q, Condition: Never}
            """);
    assertThat(stack.outputs())
        .containsExactly(Map.entry("Url", "http://127.0.0.1:4566/000123456789/tocsin-Q"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Resources: {}\nResources: {}\n",
        "Resources:\n  Q: {Type: AWS::SQS::Queue}\n  Q: {Type: AWS::SQS::Queue}\n",
        "Resources:\n  Q: {Type: AWS::SQS::Queue, Colour: red}\n",
        "Resources:\n  Q: {Properties: {}}\n",
        "Resources: [\n",
        "Rules: {}\n",
        "Conditions:\n  A: !Condition B\n  B: !Condition A\nResources:\n  Q: {Type: T, Condition: A}\n",
        "Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Q}}\n  P: {Type: T, Properties: {V: !Ref Q}}\n"
      })
  void aBrokenTemplateIsRefusedWithItsLine(String body) {
    assertThatThrownBy(() -> Templates.stack(folder, body))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("template\\.yaml:\\d+: .*");
  }
}
