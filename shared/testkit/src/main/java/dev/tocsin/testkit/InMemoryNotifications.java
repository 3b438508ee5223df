// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.testkit;

import dev.tocsin.notify.Notification;
import dev.tocsin.notify.Notifications;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was published, to be looked at. */
public final class InMemoryNotifications implements Notifications {

  private final List<Notification> published = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Notification notification) {
    published.add(notification);
  }

  public List<Notification> published() {
    return List.copyOf(published);
  }
}
