// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.aws.edge;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The variables that {@code template.yaml} gives a function. Each name that a function may ask for
 * is a constant here, and a test holds the template to them.
 */
public final class Environment {

  /** Where the configuration layer lies: {@code /opt} on Lambda. */
  public static final String CONFIG_DIR = "CONFIG_DIR";

  /** The Secrets Manager secret whose JSON object holds the suite's secrets by name. */
  public static final String SECRETS_ID = "SECRETS_ID";

  /** The Secrets Manager secret that keeps what senders said in their handshakes. */
  public static final String LEARNED_SECRETS_ID = "LEARNED_SECRETS_ID";

  /** Who may use the API: {@code token} (a bearer token is asked for) or {@code open}. */
  public static final String API_ACCESS = "API_ACCESS";

  /**
   * {@code true} where notifications and recovery actions may go to private addresses and over
   * plain {@code http}: on one machine, or in one's own network.
   */
  public static final String ALLOW_PRIVATE_TARGETS = "ALLOW_PRIVATE_TARGETS";

  /** Deliveries a minute that are taken of each source which has no limit of its own. */
  public static final String RATE_LIMIT = "RATE_LIMIT";

  public static final String ALERTS_QUEUE_URL = "ALERTS_QUEUE_URL";
  public static final String METRICS_QUEUE_URL = "METRICS_QUEUE_URL";
  public static final String EVALUATIONS_QUEUE_URL = "EVALUATIONS_QUEUE_URL";
  public static final String NOTIFICATIONS_QUEUE_URL = "NOTIFICATIONS_QUEUE_URL";
  public static final String RECOVERY_QUEUE_URL = "RECOVERY_QUEUE_URL";
  public static final String GROUP_TIMERS_QUEUE_URL = "GROUP_TIMERS_QUEUE_URL";
  public static final String ESCALATION_TIMERS_QUEUE_URL = "ESCALATION_TIMERS_QUEUE_URL";
  public static final String RECOVERY_TIMERS_QUEUE_URL = "RECOVERY_TIMERS_QUEUE_URL";

  public static final String WARNING_TOPIC_ARN = "WARNING_TOPIC_ARN";
  public static final String CRITICAL_TOPIC_ARN = "CRITICAL_TOPIC_ARN";
  public static final String EMERGENCY_TOPIC_ARN = "EMERGENCY_TOPIC_ARN";

  public static final String ALERTS_TABLE = "ALERTS_TABLE";
  public static final String METRICS_TABLE = "METRICS_TABLE";
  public static final String RULES_TABLE = "RULES_TABLE";
  public static final String INCIDENTS_TABLE = "INCIDENTS_TABLE";
  public static final String SILENCES_TABLE = "SILENCES_TABLE";
  public static final String CHANGES_TABLE = "CHANGES_TABLE";
  public static final String SOURCES_TABLE = "SOURCES_TABLE";
  public static final String RECOVERIES_TABLE = "RECOVERIES_TABLE";
  public static final String TIMERS_TABLE = "TIMERS_TABLE";
  public static final String LEDGER_TABLE = "LEDGER_TABLE";

  private final UnaryOperator<@Nullable String> variables;

  private Environment(UnaryOperator<@Nullable String> variables) {
    this.variables = variables;
  }

  /** The process's own. */
  public static Environment ofProcess() {
    return new Environment(System::getenv);
  }

  /**
   * Another one than the process's: each variable's value by its name, null where it is not set.
   */
  public static Environment of(UnaryOperator<@Nullable String> variables) {
    return new Environment(variables);
  }

  /** The variable's value; an error that names it if it is absent or empty. */
  public String get(String name) {
    var value = variables.apply(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          "the environment variable "
              + name
              + " is not set: template.yaml must give it to this function");
    }
    return value;
  }

  /** Whether a variable says {@code true}; {@code false} is the only other word. */
  public boolean flag(String name) {
    return switch (get(name)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalStateException(name + " must be true or false");
    };
  }

  public Path configFolder() {
    return Path.of(get(CONFIG_DIR));
  }
}
