// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a sender proves who it is. {@link SchemeReader} makes one from configuration. */
public sealed interface Scheme {

  /** Whether the scheme covers the URL, so that the configuration must know the public one. */
  boolean coversUrl();

  /**
   * A signature in a header over content put together by a template, with shared secrets or pinned
   * public keys.
   *
   * @param idHeader the header with the sender's id of the delivery; it must be there if the
   *     template covers it
   */
  record Signed(
      SignatureHeader signature,
      Encoding encoding,
      Template template,
      KeyForm keyForm,
      @Nullable Timestamp timestamp,
      @Nullable String idHeader)
      implements Scheme {

    @Override
    public boolean coversUrl() {
      return template.uses(Template.Field.URL);
    }

    Optional<Timestamp> time() {
      return Optional.ofNullable(timestamp);
    }
  }

  /**
   * A secret that is sent along as it is. It proves that the sender knows it and says nothing about
   * the body, so it is as good as the connection's encryption.
   */
  record Credential(String header, Form form, @Nullable String idHeader) implements Scheme {

    /** What the header's value looks like. */
    enum Form {
      /** The credential alone. */
      RAW,
      /** RFC 6750: {@code Bearer <token>}. */
      BEARER,
      /** RFC 7617: {@code Basic <base64 of user:password>}; the secret is {@code user:password}. */
      BASIC
    }

    @Override
    public boolean coversUrl() {
      return false;
    }
  }
}
