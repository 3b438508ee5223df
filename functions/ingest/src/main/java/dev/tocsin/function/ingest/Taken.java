// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest;

import dev.tocsin.aws.http.Answer;
import java.util.LinkedHashMap;

/** What a sender is told whose event was taken. */
final class Taken {

  private Taken() {}

  static Answer accepted(int status, String eventId, int accepted, boolean duplicate) {
    return Answer.json(status, body(eventId, accepted, duplicate));
  }

  static Answer ignored(int status, String eventId, String reason) {
    var body = body(eventId, 0, false);
    body.put("ignored", reason);
    return Answer.json(status, body);
  }

  private static LinkedHashMap<String, Object> body(
      String eventId, int accepted, boolean duplicate) {
    var body = new LinkedHashMap<String, Object>();
    body.put("eventId", eventId);
    body.put("accepted", accepted);
    body.put("duplicate", duplicate);
    return body;
  }
}
