// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.group.Groups;

class InMemoryGroupsTest extends GroupsContract {

  private final Groups groups = new InMemoryGroups();

  @Override
  protected Groups groups() {
    return groups;
  }
}
