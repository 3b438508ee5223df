// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.limit.Backlogs;

class InMemoryBacklogsTest extends BacklogsContract {

  private final InMemoryBacklogs backlogs = new InMemoryBacklogs();

  @Override
  protected Backlogs backlogs() {
    return backlogs;
  }
}
