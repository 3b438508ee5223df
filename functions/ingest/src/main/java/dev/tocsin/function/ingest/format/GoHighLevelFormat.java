// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import dev.tocsin.config.Node;
import dev.tocsin.limit.Traffic;
import java.util.Optional;

/**
 * HighLevel's events: what its {@link GoHighLevelCatalogue} says of each is counted as a business
 * metric, with its money, or told as a change. The location is the tenant and a label.
 *
 * <p>No personal data passes: of people there are only HighLevel's own ids, and what does not look
 * like one of these is left out even where one is expected. What HighLevel does not know it may
 * send as {@code N/A}, which is read as nothing.
 */
final class GoHighLevelFormat implements Format {

  private static final String DOLLARS = "USD";

  private final String currency;

  GoHighLevelFormat() {
    this(DOLLARS);
  }

  /**
   * @param currency of opportunities, whose events name none
   */
  private GoHighLevelFormat(String currency) {
    this.currency = currency;
  }

  @Override
  public String name() {
    return "gohighlevel";
  }

  @Override
  public Format with(Node settings) {
    if (settings.value() == null) {
      return this;
    }
    var node = settings.allowing("currency").get("currency");
    if (!node.text().matches("[A-Z]{3}")) {
      throw node.error("expected a currency such as USD");
    }
    return new GoHighLevelFormat(node.text());
  }

  @Override
  public Traffic traffic() {
    return Traffic.SAMPLES;
  }

  @Override
  public Optional<String> deliveryId(Value body) {
    return filled(body, "webhookId").filter(Ids::isUsable);
  }

  /** Invoices, orders and prices name their location as the owner of another name. */
  @Override
  public Optional<String> tenant(Value body) {
    return filled(body, "locationId")
        .or(
            () ->
                filled(body, "altType")
                    .filter("location"::equals)
                    .flatMap(type -> filled(body, "altId")))
        .or(() -> filled(body, "companyId"));
  }

  @Override
  public Payload read(Value body, Arrival arrival) {
    var entry = GoHighLevelCatalogue.entry(body.get("type").text());
    if (entry.isEmpty()) {
      return Payload.ignored("not an event that is counted or told");
    }
    return new GoHighLevelEvent(body, tenant(body).orElse("unknown"), currency, arrival)
        .as(entry.get());
  }

  /** A text or number that HighLevel has something to say in. */
  static Optional<String> filled(Value body, String... keys) {
    return Optional.of(body.scalar(keys).strip())
        .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("N/A"));
  }
}
