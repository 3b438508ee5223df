/** Rules over metrics: when datapoints become an alarm, and an alarm an alert. */
@NullMarked
package dev.tocsin.rule;

import org.jspecify.annotations.NullMarked;
