/** Who is told next when nobody acknowledges an incident, and when. */
@NullMarked
package dev.tocsin.escalation;

import org.jspecify.annotations.NullMarked;
