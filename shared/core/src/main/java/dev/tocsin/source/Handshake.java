// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.source;

/**
 * What a sender wants answered before it sends its first event, called after the sender that asks
 * so. It proves to the sender that we are who its customer says, and nothing to us.
 */
public enum Handshake {
  NONE,
  /** Asks by {@code GET}. */
  OKTA(true, false),
  META(true, false),
  DROPBOX(true, false),
  /** Tells the secret that it will sign with. */
  ASANA(false, true),
  NOTION(false, true),
  SLACK,
  ZOOM,
  DISCORD,
  XERO,
  SNS;

  private final boolean byGet;
  private final boolean learns;

  Handshake() {
    this(false, false);
  }

  Handshake(boolean byGet, boolean learns) {
    this.byGet = byGet;
    this.learns = learns;
  }

  /** Whether it is asked with {@code GET}, where events are posted. */
  public boolean isByGet() {
    return byGet;
  }

  /** Whether the sender says its secret in it, so that the configuration knows none. */
  public boolean learnsSecret() {
    return learns;
  }
}
