// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.function.ingest.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each of HighLevel's events is: the metric that it counts in, and what is told of it as a
 * change. Notes, custom records and their relations are content and are neither.
 */
final class GoHighLevelCatalogue {

  /**
   * @param metric the metric that each such event counts in, or the empty string
   * @param change what has happened, or the empty string if it is not told
   */
  record Entry(String metric, String change) {}

  /** Known, and left out: content, or what another event says better. */
  static final Set<String> LEFT_OUT =
      Set.of(
          "ContactUpdate",
          "OpportunityUpdate",
          "ProviderOutboundMessage",
          "InvoiceUpdate",
          "InvoiceDelete",
          "NoteCreate",
          "NoteUpdate",
          "NoteDelete",
          "RecordCreate",
          "RecordUpdate",
          "RecordDelete",
          "RelationCreate",
          "RelationDelete",
          "TaskDelete");

  private static final Map<String, Entry> ENTRIES = new HashMap<>();

  static {
    // People and what is agreed with them.
    both("ContactCreate", "contacts_created", "Contact created");
    both("ContactDelete", "contacts_deleted", "Contact deleted");
    counted("ContactDndUpdate", "");
    told("ContactTagUpdate", "Contact tagged");
    counted("AppointmentCreate", "appointments_booked");
    counted("AppointmentUpdate", "");
    counted("AppointmentDelete", "appointments_cancelled");
    counted("TaskCreate", "tasks_created");
    counted("TaskComplete", "tasks_completed");

    // What is said.
    counted("InboundMessage", "");
    counted("OutboundMessage", "");
    counted("ConversationUnreadUpdate", "conversations_unread");
    counted("ConversationUnreadWebhook", "conversations_unread");
    counted("LCEmailStats", "");

    // What is sold.
    both("OpportunityCreate", "opportunities_created", "Opportunity created");
    both("OpportunityStatusUpdate", "", "Opportunity status changed");
    told("OpportunityStageUpdate", "Opportunity stage changed");
    told("OpportunityAssignedToUpdate", "Opportunity assigned");
    told("OpportunityMonetaryValueUpdate", "Opportunity value changed");
    told("OpportunityDelete", "Opportunity deleted");
    counted("InvoiceCreate", "invoices_created");
    counted("InvoiceSent", "invoices_sent");
    counted("InvoicePaid", "invoices_paid");
    counted("InvoicePartiallyPaid", "invoices_partially_paid");
    counted("InvoiceVoid", "invoices_voided");
    counted("OrderCreate", "orders_created");
    both("OrderStatusUpdate", "", "Order status changed");

    // How the system is set up.
    told("INSTALL", "App installed");
    told("AppInstall", "App installed");
    told("UNINSTALL", "App uninstalled");
    told("AppUninstall", "App uninstalled");
    told("PlanChange", "App plan changed");
    told("LocationCreate", "Location created");
    told("LocationUpdate", "Location changed");
    told("UserCreate", "User created");
    told("CampaignStatusUpdate", "Campaign status changed");
    told("ProductCreate", "Product created");
    told("ProductUpdate", "Product changed");
    told("ProductDelete", "Product deleted");
    told("PriceCreate", "Price created");
    told("PriceUpdate", "Price changed");
    told("PriceDelete", "Price deleted");
    told("AssociationCreate", "Association created");
    told("AssociationUpdate", "Association changed");
    told("AssociationDelete", "Association deleted");
    told("ObjectSchemaCreate", "Custom object created");
    told("ObjectSchemaUpdate", "Custom object changed");
  }

  private GoHighLevelCatalogue() {}

  static Optional<Entry> entry(String type) {
    return Optional.ofNullable(ENTRIES.get(type));
  }

  private static void counted(String type, String metric) {
    both(type, metric, "");
  }

  private static void told(String type, String change) {
    both(type, "", change);
  }

  private static void both(String type, String metric, String change) {
    ENTRIES.put(type, new Entry(metric, change));
  }
}
