// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereaboutsTest {

  private static final URI API = URI.create("http://127.0.0.1:8080");
  private static final URI AWS = URI.create("http://127.0.0.1:4566");

  @TempDir private Path state;

  @Test
  void addressesAreToldAndForgotten() throws IOException {
    Whereabouts.tell(state, API, AWS);
    var told = new ObjectMapper().readTree(state.resolve("runtime.json").toFile());
    assertThat(told.path("api").asText()).isEqualTo(API.toString());
    assertThat(told.path("aws").asText()).isEqualTo(AWS.toString());

    Whereabouts.forget(state);
    assertThat(state).isEmptyDirectory();
    Whereabouts.forget(state);
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Whereabouts.tell(state.resolve("none"), API, AWS))
        .isInstanceOf(LocalRuntimeException.class)
        .hasMessageContaining("none");
  }
}
