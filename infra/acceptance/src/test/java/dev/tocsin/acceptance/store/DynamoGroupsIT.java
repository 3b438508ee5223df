// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.acceptance.store;

import dev.tocsin.acceptance.backend.Backend;
import dev.tocsin.aws.store.DynamoGroups;
import dev.tocsin.group.Groups;
import dev.tocsin.testkit.GroupsContract;

class DynamoGroupsIT extends GroupsContract {

  private final Backend backend = Backend.get();
  private final Groups groups =
      new DynamoGroups(backend.dynamo(), backend.table("AlertsTable"), clock);

  @Override
  protected Groups groups() {
    return groups;
  }
}
