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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Secrets Manager, as far as functions use it. A secret to which the template gives a content has
 * that of one file, read anew for every call, so that editing it is a rotation; one without is what
 * functions write to it.
 */
final class SecretsApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String accountPrefix;
  private final Map<String, String> nameByArn = new LinkedHashMap<>();
  private final Set<String> empty = new HashSet<>();
  private final WrittenSecrets written;

  SecretsApi(Stack stack, Path file, WrittenSecrets written) {
    this.file = file;
    this.written = written;
    this.accountPrefix =
        "arn:aws:secretsmanager:%s:%s:secret:"
            .formatted(stack.deployment().region(), stack.deployment().accountId());
    for (var secret : stack.resources("AWS::SecretsManager::Secret")) {
      var arn = stack.ref(secret.id());
      // The ARN ends in a hyphen and six characters that AWS makes up.
      var name = arn.substring(accountPrefix.length(), arn.length() - "-123456".length());
      nameByArn.put(arn, name);
      if (!secret.properties().containsKey("GenerateSecretString")
          && !secret.properties().containsKey("SecretString")) {
        empty.add(name);
      }
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
          case "PutSecretValue" -> put(call);
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
    var name = result.path("Name").asText();
    if (empty.contains(name)) {
      var value =
          written
              .find(name)
              .orElseThrow(
                  () ->
                      new AwsException(
                          400,
                          "ResourceNotFoundException",
                          "Secrets Manager can't find the specified secret value for staging label:"
                              + " AWSCURRENT"));
      result.put("SecretString", value.text()).put("VersionId", value.version());
      result.putArray("VersionStages").add("AWSCURRENT");
      return result;
    }
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

  private ObjectNode put(Call call) {
    var result = described(call);
    var name = result.path("Name").asText();
    if (!empty.contains(name)) {
      throw new AwsException(
          400, "InvalidRequestException", "locally, " + name + " is the secrets file: edit that");
    }
    // The SDKs make a token up where the caller names none.
    var version = call.text("ClientRequestToken");
    written.put(name, version, call.text("SecretString"));
    result.put("VersionId", version).putArray("VersionStages").add("AWSCURRENT");
    return result;
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
