/** The function that evaluates rules and turns breaches into alerts. */
@NullMarked
package dev.tocsin.function.evaluate;

import org.jspecify.annotations.NullMarked;
