// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws;

import dev.tocsin.local.aws.call.AwsRequest;
import dev.tocsin.local.aws.call.AwsResponse;
import dev.tocsin.local.aws.call.Fronts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The door for the functions: an HTTP client for the AWS SDK that hands a call for a local endpoint
 * to its front in this JVM, and any other to the network. The SDK finds it by a system property
 * that {@link LocalAws#start} sets. The functions' SDK is in a class loader that has this class
 * once more, so it must do with the SDK, the JDK and {@link Fronts}.
 */
public final class LocalHttpService implements SdkHttpService {

  static final String PROPERTY = "software.amazon.awssdk.http.service.impl";

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Builder();
  }

  private static final class Builder implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new Client(defaults);
    }
  }

  private static final class Client implements SdkHttpClient {

    private final AttributeMap defaults;

    /** Made when it is needed, which is hardly ever, as it costs more than all the rest of this. */
    private @Nullable SdkHttpClient network;

    Client(AttributeMap defaults) {
      this.defaults = defaults;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var http = request.httpRequest();
      return Fronts.at(http.host() + ":" + http.port())
          .<ExecutableHttpRequest>map(front -> new Local(front, request))
          .orElseGet(() -> network().prepareRequest(request));
    }

    @Override
    public synchronized void close() {
      if (network != null) {
        network.close();
      }
    }

    private synchronized SdkHttpClient network() {
      if (network == null) {
        network = ApacheHttpClient.builder().buildWithDefaults(defaults);
      }
      return network;
    }

    @Override
    public String clientName() {
      return "Local";
    }
  }

  private record Local(Fronts.Front front, HttpExecuteRequest request)
      implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      var answer = front.answer(translate(request));
      return HttpExecuteResponse.builder()
          .response(response(answer))
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
          .build();
    }

    /** The engines are on this machine and have time-outs of their own. */
    @Override
    public void abort() {}

    private static AwsRequest translate(HttpExecuteRequest request) throws IOException {
      var http = request.httpRequest();
      var headers = new LinkedHashMap<String, String>();
      http.forEachHeader(
          (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      byte[] body = new byte[0];
      if (request.contentStreamProvider().isPresent()) {
        try (var stream = request.contentStreamProvider().get().newStream()) {
          body = stream.readAllBytes();
        }
      }
      var query = http.encodedQueryParameters().map(it -> "?" + it).orElse("");
      var path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
      return new AwsRequest(http.method().name(), path + query, headers, body);
    }

    private static SdkHttpResponse response(AwsResponse answer) {
      var response = SdkHttpResponse.builder().statusCode(answer.status());
      answer.headers().forEach(response::putHeader);
      return response.putHeader("Content-Length", Integer.toString(answer.body().length)).build();
    }
  }
}
