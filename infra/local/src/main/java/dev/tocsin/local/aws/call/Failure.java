// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Writes an error in the protocol that its caller reads. */
public final class Failure {

  private Failure() {}

  /** For a request of which no more is known than its headers. */
  public static AwsResponse of(AwsRequest request, AwsException error) {
    return request.header("x-amz-target").isEmpty()
        ? query(error)
        : json(request.header("content-type").contains("1.1") ? "1.1" : "1.0", error);
  }

  private static AwsResponse json(String version, AwsException error) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("__type", "com.amazonaws#" + error.code());
    body.put("message", error.getMessage());
    return AwsResponse.json(error.status(), version, body.toString())
        .with("x-amzn-ErrorType", error.code())
        .with("x-amzn-query-error", error.code() + ";Sender");
  }

  private static AwsResponse query(AwsException error) {
    return AwsResponse.xml(
        error.status(),
        new Xml()
            .open("ErrorResponse")
            .open("Error")
            .text("Type", error.status() < 500 ? "Sender" : "Receiver")
            .text("Code", error.code())
            .text("Message", error.getMessage())
            .close("Error")
            .close("ErrorResponse")
            .toString());
  }
}
