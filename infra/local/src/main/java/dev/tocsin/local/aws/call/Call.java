// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.local.aws.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * An AWS API call: who calls which operation of which service with what.
 *
 * @param service the signing name, such as {@code dynamodb}
 * @param accessKey who calls; the signature itself is not checked
 * @param json the input of a JSON protocol call, else a missing node
 * @param form the input of a Query protocol call, else without parameters
 */
public record Call(
    AwsRequest request,
    String service,
    String operation,
    String accessKey,
    JsonNode json,
    Form form) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** {@code Credential=<access key>/<date>/<region>/<service>/aws4_request} */
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/aws4_request");

  /**
   * @throws AwsException if the request is not signed, or not in a protocol of AWS
   */
  public static Call of(AwsRequest request) {
    var credential = CREDENTIAL.matcher(request.header("authorization"));
    if (!credential.find()) {
      throw new AwsException(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    var accessKey = credential.group(1);
    var service = credential.group(2);
    var target = request.header("x-amz-target");
    if (!target.isEmpty()) {
      return new Call(
          request,
          service,
          target.substring(target.lastIndexOf('.') + 1),
          accessKey,
          parse(request.body()),
          Form.parse(new byte[0]));
    }
    var form = Form.parse(request.body());
    return new Call(
        request, service, form.text("Action"), accessKey, MissingNode.getInstance(), form);
  }

  /** Whether it is in the Query protocol, and wants its answer as XML. */
  public boolean isQuery() {
    return json.isMissingNode();
  }

  /** A top-level text of the input; empty if absent. */
  public String text(String name) {
    return isQuery() ? form.text(name) : json.path(name).asText("");
  }

  private static JsonNode parse(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw new AwsException(400, "SerializationException", "the body is not JSON");
    }
  }
}
