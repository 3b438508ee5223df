// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.ground;

import dev.tocsin.alert.Alert;
import dev.tocsin.alert.Labels;
import dev.tocsin.aws.json.Json;
import dev.tocsin.demo.suite.Engines;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every alert that the suite knows, read item by item. */
public final class KnownAlerts {

  private KnownAlerts() {}

  public static Map<Labels, Alert> read(Engines engines) {
    var known = new HashMap<Labels, Alert>();
    var table = engines.table("alerts");
    for (var page :
        engines
            .dynamo()
            .scanPaginator(
                scan ->
                    scan.tableName(table)
                        .consistentRead(true)
                        .filterExpression("begins_with(pk, :alert)")
                        .expressionAttributeValues(
                            Map.of(":alert", AttributeValue.fromS("alert/"))))) {
      for (var item : page.items()) {
        var state = item.get("state");
        if (state != null) {
          var alert = Json.read(state.s(), Alert.class);
          known.put(alert.labels(), alert);
        }
      }
    }
    return known;
  }
}
