// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Call;
import dev.tocsin.local.template.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Secrets Manager, reading only. Each secret of the stack has the content of one file, read anew
 * for every call, so that editing it is a rotation.
 */
final class SecretsApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String accountPrefix;
  private final Map<String, String> nameByArn = new LinkedHashMap<>();

  SecretsApi(Stack stack, Path file) {
    this.file = file;
    this.accountPrefix =
        "arn:aws:secretsmanager:%s:%s:secret:"
            .formatted(stack.deployment().region(), stack.deployment().accountId());
    for (var secret : stack.resources("AWS::SecretsManager::Secret")) {
      var arn = stack.ref(secret.id());
      // The ARN ends in a hyphen and six characters that AWS makes up.
      nameByArn.put(arn, arn.substring(accountPrefix.length(), arn.length() - "-123456".length()));
    }
  }

  /** The full ARN for a name, a full or a partial ARN; one that fits if there is no such secret. */
  String arn(String id) {
    for (var it : nameByArn.entrySet()) {
      if (id.equals(it.getKey())
          || id.equals(it.getValue())
          || id.equals(accountPrefix + it.getValue())) {
        return it.getKey();
      }
    }
    return id.startsWith("arn:") ? id : accountPrefix + id;
  }

  AwsResponse answer(Call call) {
    ObjectNode result =
        switch (call.operation()) {
          case "GetSecretValue" -> value(call);
          case "DescribeSecret" -> described(call);
          default ->
              throw new AwsException(
                  400,
                  "UnknownOperationException",
                  "The local runtime does not have Secrets Manager's operation "
                      + call.operation());
        };
    return AwsResponse.json(200, "1.1", result.toString());
  }

  private ObjectNode value(Call call) {
    var result = described(call);
    try {
      var text = Files.readString(file);
      result.put("SecretString", text);
      var version = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
      result.put("VersionId", version);
      result.putArray("VersionStages").add("AWSCURRENT");
      result.put("CreatedDate", Files.getLastModifiedTime(file).toMillis() / 1000.0);
      return result;
    } catch (IOException e) {
      throw new AwsException(
          500, "InternalServiceError", "the secrets file " + file + " can't be read: " + e);
    }
  }

  private ObjectNode described(Call call) {
    var arn = arn(call.text("SecretId"));
    var name = nameByArn.get(arn);
    if (name == null) {
      throw new AwsException(
          400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return JSON.createObjectNode().put("ARN", arn).put("Name", name);
  }
}
