// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP through the JDK's old client: its new one takes longer to start than everything else here
 * together.
 */
final class Http {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 35_000;

  private Http() {}

  record Response(int status, String body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  static Response get(URI url, Map<String, String> headers) {
    return call("GET", url, headers, null);
  }

  static Response post(URI url, Map<String, String> headers, byte[] body) {
    return call("POST", url, headers, body);
  }

  private static Response call(
      String method, URI url, Map<String, String> headers, byte @Nullable [] body) {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setInstanceFollowRedirects(false);
      headers.forEach(connection::setRequestProperty);
      if (body != null) {
        connection.setDoOutput(true);
        // Not in streaming mode, in which the JDK withholds the body of a 401.
        try (var out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      int status = connection.getResponseCode();
      try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Response(status, text(in));
      }
    } catch (IOException e) {
      throw new UnreachableException(
          "no answer from " + url + " (" + e.getMessage() + "). Is it running? Try: make run");
    }
  }

  private static String text(@Nullable InputStream in) throws IOException {
    return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
