// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file by which the command line finds a running suite: {@code runtime.json} in its state
 * folder, with the addresses {@code api} and {@code aws}. One that a killed runtime left behind
 * names an address where nobody answers, and the next start replaces it.
 */
final class Whereabouts {

  private static final String FILE = "runtime.json";

  private Whereabouts() {}

  static void tell(Path state, URI api, URI aws) {
    try {
      var all = Map.of("api", api.toString(), "aws", aws.toString());
      Files.write(state.resolve(FILE), new ObjectMapper().writeValueAsBytes(all));
    } catch (IOException e) {
      throw new LocalRuntimeException("can't write " + state.resolve(FILE), e);
    }
  }

  static void forget(Path state) {
    try {
      Files.deleteIfExists(state.resolve(FILE));
    } catch (IOException e) {
      throw new LocalRuntimeException("can't delete " + state.resolve(FILE), e);
    }
  }
}
