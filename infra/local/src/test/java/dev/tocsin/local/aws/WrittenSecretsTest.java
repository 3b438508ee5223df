// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.local.aws.WrittenSecrets.Value;
import dev.tocsin.local.aws.call.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenSecretsTest {

  @TempDir Path folder;

  @Test
  void thereIsNothingUntilSomethingIsWritten() {
    var secrets = new WrittenSecrets(Optional.empty());
    assertThat(secrets.find("notes")).isEmpty();

    secrets.put("notes", "v1", "first");
    secrets.put("notes", "v2", "second");

    assertThat(secrets.find("notes")).contains(new Value("v2", "second"));
    assertThat(secrets.find("others")).isEmpty();
  }

  @Test
  void aVersionIsNeverWrittenWithAnotherText() {
    var secrets = new WrittenSecrets(Optional.of(folder));
    secrets.put("notes", "v1", "first");
    secrets.put("notes", "v2", "second");

    for (var taken : new String[] {"v1", "v2"}) {
      assertThatThrownBy(() -> secrets.put("notes", taken, "stranger"))
          .isInstanceOf(AwsException.class)
          .hasMessageNotContainingAny("first", "second", "stranger");
    }
    secrets.put("notes", "v1", "first");
    assertThat(secrets.find("notes"))
        .as("the same again changes nothing, not even which is the current one")
        .contains(new Value("v2", "second"));
  }

  @Test
  void aFileIsItsOwnersAloneAndSurvivesARestart() throws IOException {
    new WrittenSecrets(Optional.of(folder.resolve("secrets"))).put("notes", "v1", "first");
    var file = folder.resolve("secrets/notes.json");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var restarted = new WrittenSecrets(Optional.of(folder.resolve("secrets")));
    assertThat(restarted.find("notes")).contains(new Value("v1", "first"));

    Files.delete(file);
    assertThat(restarted.find("notes")).as("who deletes the file empties the secret").isEmpty();
  }
}
