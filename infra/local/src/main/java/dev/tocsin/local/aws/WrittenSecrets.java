// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.local.aws.call.AwsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets that functions write themselves: in memory, or each in a file that only its owner may
 * read. A file is read anew for every call, so that deleting it empties the secret.
 *
 * <p>A version is never written twice with different contents, however old it is; for that, each
 * version but the last leaves a hash.
 */
final class WrittenSecrets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> folder;
  private final Map<String, ObjectNode> inMemory = new HashMap<>();

  /**
   * @param version its name, which the writer may choose
   */
  record Value(String version, String text) {}

  /**
   * @param folder where the files are; empty keeps everything in memory
   */
  WrittenSecrets(Optional<Path> folder) {
    this.folder = folder;
  }

  synchronized Optional<Value> find(String name) {
    var versions = versions(name);
    return versions.has("current")
        ? Optional.of(new Value(versions.path("current").asText(), versions.path("text").asText()))
        : Optional.empty();
  }

  /**
   * @throws AwsException if there is this version with another text
   */
  synchronized void put(String name, String version, String text) {
    var versions = versions(name);
    var hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    JsonNode known = versions.withObject("/versions").path(version);
    if (known.isMissingNode()) {
      versions.put("current", version).put("text", text);
      versions.withObject("/versions").put(version, hash);
      write(name, versions);
    } else if (!known.asText().equals(hash)) {
      throw new AwsException(
          400,
          "ResourceExistsException",
          "You can't use ClientRequestToken "
              + version
              + " because that value is already in use for a version of this secret.");
    }
  }

  private ObjectNode versions(String name) {
    try {
      if (folder.isEmpty()) {
        return inMemory.computeIfAbsent(name, _ -> JSON.createObjectNode());
      }
      var file = file(folder.get(), name);
      return Files.exists(file)
          ? (ObjectNode) JSON.readTree(file.toFile())
          : JSON.createObjectNode();
    } catch (IOException | ClassCastException e) {
      // Without the cause, because its message may quote the secret.
      throw new AwsException(
          500, "InternalServiceError", "the file of the secret " + name + " can't be read");
    }
  }

  private void write(String name, ObjectNode versions) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder.get());
      var draft =
          Files.createTempFile(
              folder.get(),
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, versions.toString());
      Files.move(draft, file(folder.get(), name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AwsException(
          500, "InternalServiceError", "the secret " + name + " can't be written: " + e);
    }
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".json");
  }
}
