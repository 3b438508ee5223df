// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.api;

import dev.tocsin.aws.http.Answer;
import java.util.Map;
import java.util.function.Function;

/** What there is to ask for, and who may. */
final class Routes {

  private final Access access;
  private final Map<String, Function<Request, Answer>> open;
  private final Map<String, Function<Request, Answer>> guarded;

  Routes(Access access, Listings listings, Checkup checkup) {
    this.access = access;
    this.open = Map.of("GET /api/v1/system/health", request -> checkup.answer());
    this.guarded =
        Map.of(
            "GET /api/v1/alerts", listings::alerts,
            "GET /api/v1/incidents", listings::incidents,
            "GET /api/v1/recoveries", listings::recoveries,
            "GET /api/v1/changes", listings::changes);
  }

  Answer answer(Request request) {
    var free = open.get(request.route());
    if (free != null) {
      return free.apply(request);
    }
    if (!access.allows(request.authorization())) {
      return Answer.problem(401, "a bearer token is needed", request.path())
          .with("WWW-Authenticate", "Bearer realm=\"tocsin\"");
    }
    var found = guarded.get(request.route());
    if (found == null) {
      return Answer.problem(404, "there is nothing here", request.path());
    }
    try {
      return found.apply(request);
    } catch (BadQueryException e) {
      return Answer.problem(400, String.valueOf(e.getMessage()), request.path());
    }
  }
}
