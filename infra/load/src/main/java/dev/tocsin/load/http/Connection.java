// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept alive, used by one thread. Blocking and without threads of its own: a
 * tenth of what the JDK's client costs, and that cost would be taken from what is measured.
 */
public final class Connection implements AutoCloseable {

  private final InetSocketAddress address;
  private final int timeout;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  /**
   * @param limit how long an answer may take
   */
  public Connection(URI server, Duration limit) {
    address = new InetSocketAddress(server.getHost(), server.getPort());
    timeout = Math.toIntExact(limit.toMillis());
  }

  /**
   * Posts and waits for the answer.
   *
   * @throws IOException if there is none; what became of the request is unknown then. The next one
   *     connects anew
   */
  public Reply post(Outgoing request) throws IOException {
    try {
      var to = connected();
      to.getOutputStream().write(bytes(request));
      return read();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    var open = socket;
    if (open == null) {
      open = new Socket();
      socket = open;
      open.setOption(StandardSocketOptions.TCP_NODELAY, true);
      open.setSoTimeout(timeout);
      open.connect(address, timeout);
      in = new BufferedInputStream(open.getInputStream());
    }
    return open;
  }

  private byte[] bytes(Outgoing request) {
    var head = new StringBuilder("POST ").append(request.path()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(address.getHostString()).append("\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
    var first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    var all = new byte[first.length + request.body().length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(request.body(), 0, all, first.length, request.body().length);
    return all;
  }

  private Reply read() throws IOException {
    var status = line();
    if (!status.startsWith("HTTP/1.1 ")) {
      throw new IOException("not an answer: " + status);
    }
    int length = 0;
    int retryAfter = 0;
    boolean chunked = false;
    boolean last = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      var value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> last = value.equalsIgnoreCase("close");
        case "retry-after" -> retryAfter = Integer.parseInt(value);
        default -> {
          // nothing that a sender looks at
        }
      }
    }
    var body = chunked ? chunks() : exactly(length);
    if (last) {
      close();
    }
    return new Reply(
        Integer.parseInt(status.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())),
        retryAfter,
        body);
  }

  private byte[] chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int size = size(line()); size > 0; size = size(line())) {
      all.write(exactly(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private static int size(String line) {
    return Integer.parseInt(line.strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer is cut off");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It is given up either way.
      }
    }
  }
}
