// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Small templates for tests. */
public final class Templates {

  public static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  private Templates() {}

  /** The body is what follows the Transform; its first line is line 2. */
  public static Stack stack(Path folder, String body, Map<String, String> parameters) {
    return stack(folder, body, parameters, ENDPOINT);
  }

  public static Stack stack(Path folder, String body) {
    return stack(folder, body, Map.of());
  }

  public static Stack stack(
      Path folder, String body, Map<String, String> parameters, URI endpoint) {
    try {
      var file = folder.resolve("template.yaml");
      Files.writeString(file, "Transform: AWS::Serverless-2016-10-31\n" + body);
      return Stack.load(
          file, parameters, new Deployment("eu-west-1", "000123456789", endpoint, "tocsin"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
