/** The function that tells the next one while nobody acknowledges, and wakes what is overdue. */
@NullMarked
package dev.tocsin.function.escalate;

import org.jspecify.annotations.NullMarked;
