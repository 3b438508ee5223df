// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.throughput;

import dev.tocsin.load.http.Connection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Posts over one connection that is kept alive. */
final class HttpBarrel implements Generator.Barrel {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Connection connection;
  private final Shots shots;

  HttpBarrel(URI server, Shots shots) {
    connection = new Connection(server, LIMIT);
    this.shots = shots;
  }

  @Override
  public boolean fire(long number) throws IOException {
    return connection.post(shots.shot(number)).isSuccess();
  }

  @Override
  public void close() {
    connection.close();
  }
}
