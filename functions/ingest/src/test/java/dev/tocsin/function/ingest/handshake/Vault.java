// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.handshake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** One secret of Secrets Manager, with its rules about versions. */
final class Vault implements SecretsManagerClient {

  private final Map<String, String> versions = new LinkedHashMap<>();
  private @Nullable String current;
  int reads;

  /** What comes between the next read and the write after it. */
  Runnable meanwhile = () -> {};

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    reads++;
    if (current == null) {
      throw ResourceNotFoundException.builder().message("no value yet").build();
    }
    return GetSecretValueResponse.builder()
        .versionId(current)
        .secretString(versions.get(current))
        .build();
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    var before = meanwhile;
    meanwhile = () -> {};
    before.run();
    var version = request.clientRequestToken();
    var known = versions.putIfAbsent(version, request.secretString());
    if (known == null) {
      current = version;
    } else if (!known.equals(request.secretString())) {
      throw ResourceExistsException.builder().message("there is this version").build();
    }
    return PutSecretValueResponse.builder().versionId(version).build();
  }

  /** A person writes it anew. */
  void write(String version, String text) {
    versions.put(version, text);
    current = version;
  }

  @Nullable String text() {
    return current == null ? null : versions.get(current);
  }

  @Override
  public String serviceName() {
    return "secretsmanager";
  }

  @Override
  public void close() {}
}
